; The installer for Windows, made by packaging/windows/build.sh, which says VERSION, NUMBERS, APP
; (the folder to install) and OUT. For one user: nobody must be administrator. /S asks nothing.
Unicode true
!include MUI2.nsh
!include FileFunc.nsh
!define NAME "Flipchart to Action"
!define KIND "FlipchartToAction.workshop"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\${NAME}"
!define START '"$INSTDIR\python\pythonw.exe" -P -m flipchart_to_action'

Name "${NAME}"
OutFile "${OUT}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "Software\${NAME}" "InstallDir"
SetCompressor /SOLID lzma
SetCompressorDictSize 64
VIProductVersion "${NUMBERS}"
VIAddVersionKey ProductName "${NAME}"
VIAddVersionKey FileDescription "${NAME} setup"
VIAddVersionKey FileVersion "${VERSION}"
VIAddVersionKey ProductVersion "${VERSION}"
VIAddVersionKey LegalCopyright "MIT licence"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!insertmacro MUI_PAGE_LICENSE "${LICENCE}"
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"

Section
  SetOutPath "$INSTDIR"
  ; What an older version had and this one has not must not be imported.
  RMDir /r "$INSTDIR\python"
  File /r "${APP}/*"
  File /oname=flipchart-to-action.ico "${ICON}"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortCut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\python\pythonw.exe" \
    "-P -m flipchart_to_action" "$INSTDIR\flipchart-to-action.ico"
  WriteRegStr HKCU "Software\${NAME}" "InstallDir" "$INSTDIR"
  WriteRegStr HKCU "Software\Classes\.workshop-bundle" "" "${KIND}"
  WriteRegStr HKCU "Software\Classes\.workshop-bundle\OpenWithProgids" "${KIND}" ""
  WriteRegStr HKCU "Software\Classes\${KIND}" "" "Workshop of ${NAME}"
  WriteRegStr HKCU "Software\Classes\${KIND}\DefaultIcon" "" "$INSTDIR\flipchart-to-action.ico"
  WriteRegStr HKCU "Software\Classes\${KIND}\shell\open\command" "" '${START} "%1"'
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\flipchart-to-action.ico"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" "$0"
  ${RefreshShellIcons}
SectionEnd

; The library stays: it is the user's, and lies elsewhere. Only what was installed is removed, by
; name, because the folder may have been chosen and hold what is not ours.
Section Uninstall
  RMDir /r "$INSTDIR\python"
  Delete "$INSTDIR\flipchart-to-action.ico"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${NAME}.lnk"
  DeleteRegKey HKCU "${UNINSTALL}"
  DeleteRegKey HKCU "Software\${NAME}"
  DeleteRegKey HKCU "Software\Classes\${KIND}"
  DeleteRegValue HKCU "Software\Classes\.workshop-bundle\OpenWithProgids" "${KIND}"
  ReadRegStr $0 HKCU "Software\Classes\.workshop-bundle" ""
  ${If} $0 == "${KIND}"
    DeleteRegValue HKCU "Software\Classes\.workshop-bundle" ""
  ${EndIf}
  DeleteRegKey /ifempty HKCU "Software\Classes\.workshop-bundle\OpenWithProgids"
  DeleteRegKey /ifempty HKCU "Software\Classes\.workshop-bundle"
  ${RefreshShellIcons}
SectionEnd
