/* What the machine at hand can do: a batch of PenSim (docs/plants/penicillin-100l.md), 20,000 samples of 0.02 h with its
   controllers, by the classical Runge-Kutta method with one step to a sample, in C and nothing else. Build as the comment
   of run.sh says; LANES plants go side by side (1: the plain loop). Prints processor time per plant, least of seven
   rounds, and penicillin at 400 h, which is 1.40725007 g/L. */
#include <math.h>
#include <stdio.h>
#include <time.h>

#ifndef LANES
#define LANES 1
#endif
#define EACH for (int l = 0; l < LANES; l++)

enum { X, P, S, CL, V, CO2, H, T, Q, STATES };
typedef double lanes[LANES];

static lanes F, Fb, Fa, Fc, Fh, Wc, Wh;

static double more(double a, double b) { return a > b ? a : b; }
static double less(double a, double b) { return a < b ? a : b; }
static double between(double x, double a, double b) { return less(more(x, a), b); }

static void rates(const lanes *restrict y, lanes *restrict d)
{
    EACH
    {
        double x = y[X][l], s = more(y[S][l], 0), c = more(y[CL][l], 0), v = y[V][l], h = y[H][l], t = y[T][l];
        double c3 = c * c * c, flow = Fa[l] + Fb[l];
        double warm = 7e3 * exp(-5100 / (1.987 * t)) - 1e33 * exp(-50000 / (1.987 * t));
        double mu = 0.092 / (1 + 1e-10 / h + h / 7e-5) * s / (0.15 * x + s) * c / (2e-2 * x + c) * warm;
        double pi = 0.005 * s / (2e-4 + s + s * s / 0.10) * c3 / (5e-4 * x + c3);
        double dv = F[l] + flow - v * 1.0039e-4 * (exp(0.05 * (t - 273.15)) - 1);
        double dilute = dv / v, dx = mu * x - dilute * x, dq = 60 * dx + 1.6783e-4 * x, kla = 70 * sqrt(8.6) * pow(30 / v, 0.4);
        d[X][l] = dx;
        d[P][l] = pi * x - 0.04 * y[P][l] - dilute * y[P][l];
        d[S][l] = -mu * x / 0.45 - pi * x / 0.90 - 0.014 * x * less(1, s / 1e-3) + F[l] * 600 / v - dilute * y[S][l];
        d[CL][l] = -mu * x / 0.04 - pi * x / 0.20 - 0.467 * x * less(1, c / 1e-2) + kla * (1.16 - y[CL][l]) - dilute * y[CL][l];
        d[V][l] = dv;
        d[CO2][l] = 0.143 * dx + 4e-7 * x + 1e-4;
        d[H][l] = 1e-5 * (mu * x - F[l] * x / v) + (3 * Fa[l] - 3 * Fb[l] + (1e-14 / h - h) * flow) / (v * (1 + 1e-14 / (h * h)));
        d[Q][l] = dq * v;
        d[T][l] = F[l] / v * (296 - t) + (y[Q][l] - Wc[l] * (t - 289.8) - Wh[l] * (t - 323.15)) / (v * 1500);
    }
}

static double batch(void)
{
    const double start[STATES] = { 0.1, 0, 15, 1.16, 100, 0.5, 7.943282347242822e-6, 297, 0 }, Ts = 0.02;
    static lanes y[STATES], k[STATES], sum[STATES], at[STATES], fed, pH1, pH2, eb, ea, ec, eh, ub, ua, uc, uh;
    for (int i = 0; i < STATES; i++) EACH y[i][l] = start[i];
    EACH fed[l] = ub[l] = ua[l] = uc[l] = uh[l] = 0;
    for (int n = 0; n < 20000; n++)
    {
        EACH
        {
            double pH = -log10(y[H][l]), b = 5 - pH, a = pH - 5, c = y[T][l] - 298, h = 298 - y[T][l];
            fed[l] = y[S][l] < 0.3 ? 1 : fed[l];
            F[l] = 0.042 * fed[l];
            pH1[l] = n ? pH1[l] : pH;
            pH2[l] = n ? pH2[l] : pH;
            eb[l] = n ? eb[l] : b;
            ea[l] = n ? ea[l] : a;
            ec[l] = n ? ec[l] : c;
            eh[l] = n ? eh[l] : h;
            double curve = pH - 2 * pH1[l] + pH2[l];
            ub[l] = between(ub[l] + 8e-4 * (b - eb[l] + Ts / 4.2 * b - 0.2625 / Ts * curve), 0, 0.1);
            ua[l] = between(ua[l] + 1e-4 * (a - ea[l] + Ts / 8.4 * a + 0.125 / Ts * curve), 0, 1e-5);
            ua[l] = a > 0.05 ? ua[l] : 0;
            uc[l] = between(uc[l] + 70 * (c - ec[l] + Ts / 1.6 * c), 0, 100);
            uh[l] = between(uh[l] + 5 * (h - eh[l] + Ts / 1.6 * h), 0, 100);
            uh[l] = h > 0.2 ? uh[l] : 0;
            pH2[l] = pH1[l];
            pH1[l] = pH;
            eb[l] = b;
            ea[l] = a;
            ec[l] = c;
            eh[l] = h;
            Fb[l] = ub[l];
            Fa[l] = ua[l];
            Fc[l] = uc[l];
            Fh[l] = uh[l];
            Wc[l] = Fc[l] > 0 ? 1 / (1 / (1000 * pow(Fc[l], 0.60)) + 1 / (2 * 2000 * Fc[l])) : 0;
            Wh[l] = Fh[l] > 0 ? 1 / (1 / (1000 * pow(Fh[l], 0.60)) + 1 / (2 * 2000 * Fh[l])) : 0;
        }
        rates(y, k);
        for (int i = 0; i < STATES; i++) EACH { sum[i][l] = k[i][l]; at[i][l] = y[i][l] + Ts / 2 * k[i][l]; }
        rates(at, k);
        for (int i = 0; i < STATES; i++) EACH { sum[i][l] += 2 * k[i][l]; at[i][l] = y[i][l] + Ts / 2 * k[i][l]; }
        rates(at, k);
        for (int i = 0; i < STATES; i++) EACH { sum[i][l] += 2 * k[i][l]; at[i][l] = y[i][l] + Ts * k[i][l]; }
        rates(at, k);
        for (int i = 0; i < STATES; i++) EACH y[i][l] += Ts / 6 * (sum[i][l] + k[i][l]);
    }
    return y[P][LANES - 1];
}

int main(void)
{
    double least = 1e9, penicillin = 0;
    for (int round = 0; round < 7; round++)
    {
        clock_t before = clock();
        for (int i = 0; i < 10; i++) penicillin = batch();
        least = less(least, (double)(clock() - before) / CLOCKS_PER_SEC * 1e3 / 10 / LANES);
    }
    printf("PenSim in C, %d at a time, per plant: %.4g ms CPU, penicillin %.8f g/L\n", LANES, least, penicillin);
    return 0;
}
