"""What a date in words is asked with: the day of asking, and which of several days is meant."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from flipchart_to_action.domain.date_words import Look


@dataclass(frozen=True, slots=True)
class Asked:
    """What a date is asked with, as given to `parse_date`."""

    today: date
    base: date | None
    country: str
    look: Look

    def chosen(self, of_year: Callable[[int], date]) -> date:
        """Return the day of the year that the look means; 29 February waits for its year.

        Raises:
            ValueError: There is none.
        """
        days = []
        for year in range(max(1, self.today.year - 9), self.today.year + 10):
            try:
                days.append(of_year(year))
            except (ValueError, OverflowError):
                continue
        return self.looked(days)

    def looked(self, days: Sequence[date]) -> date:
        """Return the one of some days that the look means.

        Raises:
            ValueError: None of them lies there.
        """
        if self.look is Look.AHEAD:
            return min(d for d in days if d >= self.today)
        if self.look is Look.BACK:
            return max(d for d in days if d <= self.today)
        return min(days, key=lambda d: (abs(d - self.today), d < self.today))

    def of_this_week(self, weekday: int, weeks: int = 0) -> date:
        """Return a weekday of this week, Monday first, or of one so many weeks later."""
        return self.today + timedelta(days=weekday - self.today.weekday() + 7 * weeks)

    def coming(self, weekday: int) -> date:
        """Return the weekday to come, never today; looking back the last one, today included."""
        this = self.of_this_week(weekday)
        if self.look is Look.BACK:
            return this if this <= self.today else this - timedelta(days=7)
        return this if this > self.today else this + timedelta(days=7)
