"""Writes a trained network as the two ONNX files that the program runs."""

from pathlib import Path

import torch
from network import WIDTH, Compare, Encoder

import flipchart_to_action  # noqa: F401 (before onnxruntime: it turns off its usage reports)

# isort: split
from onnxruntime.quantization import QuantType, quantize_dynamic


def hand_over(encoder: Encoder, compare: Compare, folder: Path) -> None:
    """Write `encoder.onnx` and `compare.onnx` into `folder`.

    The numbers of the encoder are kept in eight bits: a quarter of the size, more than twice as
    fast, and no worse (README).
    """
    large = folder / "encoder-32.onnx"
    pieces = torch.randint(1_000, 20_000, (3, 12))
    with torch.no_grad():
        torch.onnx.export(
            encoder,
            (pieces, torch.ones_like(pieces)),
            str(large),
            input_names=["pieces", "mask"],
            output_names=["tokens"],
            dynamic_axes={name: {0: "notes", 1: "long"} for name in ("pieces", "mask", "tokens")},
            opset_version=17,
            dynamo=False,
        )
        notes = [torch.randn(3, 9, WIDTH), torch.randn(3, 7, WIDTH)]
        masks = [torch.ones(3, 9, dtype=torch.bool), torch.ones(3, 7, dtype=torch.bool)]
        torch.onnx.export(
            compare,
            (notes[0], masks[0], notes[1], masks[1]),
            str(folder / "compare.onnx"),
            input_names=["a", "a_mask", "b", "b_mask"],
            output_names=["score"],
            dynamic_axes={
                **{name: {0: "pairs", 1: "long_a"} for name in ("a", "a_mask")},
                **{name: {0: "pairs", 1: "long_b"} for name in ("b", "b_mask")},
                "score": {0: "pairs"},
            },
            opset_version=17,
            dynamo=False,
        )
    quantize_dynamic(
        large,
        folder / "encoder.onnx",
        weight_type=QuantType.QInt8,
        per_channel=True,
        op_types_to_quantize=["MatMul", "Gather"],
    )
    large.unlink()
