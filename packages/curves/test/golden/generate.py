"""Golden values of @cushing/curves, from the formulas in the papers at 60 digits; see README.md beside this file."""
import json
from pathlib import Path

from mpmath import mp, mpf, exp, sqrt, log, matrix, cholesky, cos, sin, pi

mp.dps = 60
HERE = Path(__file__).parent


def write(name, rows):
    text = "[\n" + ",\n".join("  " + json.dumps(row) for row in rows) + "\n]\n"
    (HERE / f"{name}.json").write_text(text)


PARAMETERS = [
    # Schwartz & Smith (2000): crude, as estimated from the Enron curves
    dict(kappa=1.19, sigmaChi=0.158, sigmaXi=0.115, rho=0.189, muXi=-0.0386, muXiStar=0.0161, lambdaChi=0.014),
    dict(kappa=2.4, sigmaChi=0.52, sigmaXi=0.14, rho=-0.35, muXi=0.02, muXiStar=-0.015, lambdaChi=0.11),
    dict(kappa=0.05, sigmaChi=0.9, sigmaXi=0.4, rho=1.0, muXi=0.0, muXiStar=0.0, lambdaChi=-0.3),
    dict(kappa=30.0, sigmaChi=0.3, sigmaXi=0.0, rho=-1.0, muXi=0.1, muXiStar=0.1, lambdaChi=0.0),
]
STATES = [(0.119, 2.857), (-0.4, 4.25), (0.0, 1.1)]
MATURITIES = [0.0, 1e-9, 1 / 365, 0.25, 1.0, 5.0, 12.5]
STEPS = [1e-6, 1 / 252, 0.5, 10.0]


def schwartz_smith():
    futures, transitions = [], []
    for given in PARAMETERS:
        p = {name: mpf(value) for name, value in given.items()}
        k, sc, sx, rho = p["kappa"], p["sigmaChi"], p["sigmaXi"], p["rho"]
        for chi, xi in STATES:
            for T in MATURITIES:
                t = mpf(T)
                a = (p["muXiStar"] * t - (1 - exp(-k * t)) * p["lambdaChi"] / k
                     + ((1 - exp(-2 * k * t)) * sc**2 / (2 * k) + sx**2 * t + 2 * (1 - exp(-k * t)) * rho * sc * sx / k) / 2)
                vol = sqrt(exp(-2 * k * t) * sc**2 + sx**2 + 2 * exp(-k * t) * rho * sc * sx)
                futures.append({"parameters": given, "chi": chi, "xi": xi, "T": T,
                                "logFutures": float(exp(-k * t) * mpf(chi) + mpf(xi) + a), "vol": float(vol)})
        for dt in STEPS:
            t = mpf(dt)
            transitions.append({"parameters": given, "dt": dt, "decay": float(exp(-k * t)), "drift": float(p["muXi"] * t),
                                "chiVariance": float((1 - exp(-2 * k * t)) * sc**2 / (2 * k)),
                                "xiVariance": float(sx**2 * t),
                                "covariance": float((1 - exp(-k * t)) * rho * sc * sx / k)})
    write("schwartz-smith-futures", futures)
    write("schwartz-smith-transition", transitions)


def cholesky_factor():
    rows = []
    for size, rows_of in ((1, [[2.25]]), (2, [[1, 0.6], [0.6, 1]]), (3, [[4, 2, 0.5], [2, 5, -1], [0.5, -1, 3]]),
                          (5, [[1, 0.2, 0.15, 0.1, 0.2], [0.2, 1, 0.1, 0.05, 0], [0.15, 0.1, 1, 0.55, 0.25],
                               [0.1, 0.05, 0.55, 1, 0.05], [0.2, 0, 0.25, 0.05, 1]])):
        factor = cholesky(matrix(rows_of))
        flat = [x for row in rows_of for x in row]
        rows.append({"matrix": flat, "factor": [float(factor[i, j]) for i in range(size) for j in range(size)]})
    write("cholesky", rows)


def brownian_bridge():
    rows = []
    for change in (0.0, 1e-9, -0.3, 1.7, 1e6):
        for sigma in (0.01, 1.0, 40.0):
            for u in (1e-12, 0.01, 0.5, 0.999999):
                d, width = abs(mpf(change)), -2 * mpf(sigma) ** 2 * log(mpf(u))
                rows.append({"change": change, "sigma": sigma, "u": u, "excursion": float((sqrt(d**2 + width) - d) / 2)})
    write("brownian-bridge", rows)


def seasonality():
    rows = []
    for c, s in (([0.1], [0.0]), ([0.12, -0.03], [0.04, 0.05]), ([0.1, 0.2, 0.3, 0.4, 0.5, 0.6], [-0.1, 0.7, -0.3, 0.2, 0.9, 0.4])):
        factors = [sum(mpf(a) * cos(2 * pi * k * m / 12) + mpf(b) * sin(2 * pi * k * m / 12)
                       for k, (a, b) in enumerate(zip(c, s), 1)) for m in range(12)]
        rows.append({"cosine": c, "sine": s, "factors": [float(x) for x in factors]})
    write("seasonality", rows)


WORD = 2**32 - 1


def xoshiro128():
    rotated = lambda x, k: ((x << k) | (x >> (32 - k))) & WORD

    def draws(state, count):
        s, out = list(state), []
        for _ in range(count):
            out.append(rotated(s[1] * 5 & WORD, 7) * 9 & WORD)
            t = s[1] << 9 & WORD
            s[2] ^= s[0]
            s[3] ^= s[1]
            s[1] ^= s[2]
            s[0] ^= s[3]
            s[2] ^= t
            s[3] = rotated(s[3], 11)
        return out

    def split_mix(seed, stream):
        counter, words = seed << 32 | stream, []
        for _ in range(2):
            counter = (counter + 0x9E3779B97F4A7C15) % 2**64
            z = counter
            z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9 % 2**64
            z = (z ^ z >> 27) * 0x94D049BB133111EB % 2**64
            z ^= z >> 31
            words += [z & WORD, z >> 32]
        return words

    rows = [{"seed": seed, "stream": stream, "state": split_mix(seed, stream), "draws": draws(split_mix(seed, stream), 8)}
            for seed, stream in ((0, 0), (0, 1), (0, 1234567), (1983, 0), (1983, 7), (WORD, WORD))]
    write("xoshiro128", rows)


schwartz_smith()
cholesky_factor()
brownian_bridge()
seasonality()
xoshiro128()
