"""Golden values of @cushing/quant, from the formulas in the papers at 60 digits; see README.md beside this file."""
import json
from pathlib import Path

from mpmath import mp, mpf, exp, sqrt, log, erf, erfc, ncdf, npdf, findroot

mp.dps = 60
HERE = Path(__file__).parent


def write(name, rows):
    text = "[\n" + ",\n".join("  " + json.dumps(row) for row in rows) + "\n]\n"
    (HERE / f"{name}.json").write_text(text)


def normal_quantile():
    ps = [1e-300, 1e-100, 1e-30, 1e-16, 1e-12, 1e-9, 1e-6, 1e-4, 0.001, 0.01, 0.025, 0.05, 0.0749, 0.075, 0.0751,
          0.1, 0.2, 0.3, 0.4, 0.45, 0.49, 0.4999, 0.500001, 0.51, 0.6, 0.75, 0.9, 0.925, 0.9251, 0.95, 0.975,
          0.99, 0.999, 0.9999, 0.999999, 0.999999999, 0.999999999999, 1 - 2**-40, 1 - 2**-50, 1 - 2**-53]
    rows = []
    for p in ps:
        tail = min(mpf(p), 1 - mpf(p))
        start = sqrt(-2 * log(tail)) * mpf("0.9") if tail < 0.1 else mpf(1) / 2 - tail
        # log of the tail keeps the search well scaled down to 1e-300
        magnitude = findroot(lambda x: log(erfc(x / sqrt(mpf(2))) / 2) - log(tail), start, tol=mpf(10) ** -100)
        rows.append({"p": p, "x": float(-magnitude if p < 0.5 else magnitude)})
    write("normal-quantile", rows)


def error_function():
    xs = [0.0, 5e-324, 1e-300, 1e-20, 1e-8, 0.1, 0.3, 0.46875, 0.4687500001, 0.7, 1.0, 1.5, 2.445502847479883, 3.0,
          3.5590597684985413, 4.0, 4.0000001, 5.5, 8.0, 12.25, 20.0, 26.0, 26.5]
    rows = []
    for x in [sign * x for x in xs for sign in ((1, -1) if x else (1,))]:
        X = mpf(x)
        rows.append({"x": x, "erf": float(erf(X)), "erfc": float(erfc(X)), "erfcx": float(exp(X * X) * erfc(X)),
                     "cdf": float(ncdf(X)), "pdf": float(npdf(X)), "cdfOverPdf": float(ncdf(X) / npdf(X))})
    write("error-function", rows)


def log_ratio():
    rows = []
    for a, b in ((1.0, 1.0), (1 + 2**-52, 1.0), (1.0, 1 + 2**-52), (70.0000001, 70.0), (70.0, 35.0), (35.0, 70.0), (105.0, 70.0),
                 (1e300, 1e-300), (1e-300, 1e300), (1e-308, 3e-308), (3.0, 2.0000001)):
        rows.append({"a": a, "b": b, "logRatio": float(log(mpf(a) / mpf(b)))})
    write("log-ratio", rows)


normal_quantile()
error_function()
log_ratio()
