// The 32-state model and the dosing schedule, for the C++ peers. Typed from the equations, not from the C# code: a slip in either shows
// as a disagreement with the reference. One copy serves every peer, so that they differ in their integrator alone.
#pragma once
#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

constexpr int N = 32;
using State = std::array<double, N>;
using Member = std::map<std::string, double>;

enum Index {
    Ag, C, m, K1, K2, K3, NK, Bd, B, Be, sG, sN, G, Nd, D, Kd, Glu, ad, W, mu, kap, DA, Mt, X, P, Lab, M, Cp, T, H, Am, R
};

inline State naive() {
    State y{};
    for (int i : {m, G, Nd, Glu, mu, kap, DA, P}) y[i] = 1.0;
    return y;
}

// ------------------------------------------------------------------ files

inline std::vector<std::string> split(const std::string& line) {
    std::vector<std::string> words;
    std::stringstream stream(line);
    for (std::string word; std::getline(stream, word, ',');) words.push_back(word);
    return words;
}

inline std::ifstream open(const std::string& path) {
    std::ifstream file(path);
    if (!file) throw std::runtime_error("cannot read " + path);
    return file;
}

inline std::vector<Member> read_members(const std::string& path, size_t count) {
    std::ifstream file = open(path);
    std::string line;
    std::getline(file, line);
    const std::vector<std::string> keys = split(line);
    std::vector<Member> members;
    while (members.size() < count && std::getline(file, line)) {
        const std::vector<std::string> words = split(line);
        Member member;
        for (size_t i = 0; i < keys.size(); i++) member[keys[i]] = std::stod(words.at(i));
        members.push_back(member);
    }
    if (members.size() < count) throw std::runtime_error(path + " has too few members");
    return members;
}

// A moment at which every solver must stop: to write down the state just before it, to drink, or both.
struct Stop {
    double time, grams;
    bool record;
};

inline std::vector<Stop> read_schedule(const std::string& path) {
    std::ifstream file = open(path);
    std::string line;
    std::getline(file, line);
    std::vector<Stop> stops;
    while (std::getline(file, line)) {
        const std::vector<std::string> words = split(line);
        stops.push_back({std::stod(words.at(0)), std::stod(words.at(1)), words.at(2) == "1"});
    }
    return stops;
}

// ------------------------------------------------------------------ equations

inline double ramp(double x, double c) { return x > 0 ? x * x / (x + c) : 0; }

// As printed: what somebody writes who types the equations in.
class Literal {
public:
    static constexpr bool exact_gut = false;

    explicit Literal(const Member& p)
        : BW(p.at("Subject.BodyWeight")), ka(p.at("Ethanol.AbsorptionRate")), kaM(p.at("Ethanol.MealAbsorptionRate")),
          F(p.at("Ethanol.Bioavailability")), FM(p.at("Ethanol.MealBioavailability")), Vd(p.at("Ethanol.DistributionVolume")), VA(p.at("Ethanol.AdhCapacity")), KA(p.at("Ethanol.AdhKm")),
          VC(p.at("Ethanol.Cyp2e1Capacity")), KC(p.at("Ethanol.Cyp2e1Km")), Imax(p.at("Ethanol.InductionMaximum")),
          IC(p.at("Ethanol.InductionHalfPoint")), tauM(p.at("Ethanol.InductionTime")), kR(p.at("Ethanol.FirstOrderLoss")), V1(p.at("Ketamine.CentralVolume")),
          V2(p.at("Ketamine.ShallowVolume")), V3(p.at("Ketamine.DeepVolume")), CL(p.at("Ketamine.Clearance")),
          Q2(p.at("Ketamine.ShallowClearance")), Q3(p.at("Ketamine.DeepClearance")), fm(p.at("Ketamine.NorketamineFraction")),
          CLn(p.at("Ketamine.NorketamineClearance")), Vn(p.at("Ketamine.NorketamineVolume")), kab(p.at("Benzodiazepine.AbsorptionRate")),
          Fb(p.at("Benzodiazepine.Bioavailability")), Vb(p.at("Benzodiazepine.Volume")), CLb(p.at("Benzodiazepine.Clearance")),
          ke0(p.at("Benzodiazepine.EffectSiteRate")), EmaxE(p.at("GabaA.EthanolPotentiation")), EC50(p.at("GabaA.EthanolEc50")),
          h(p.at("GabaA.EthanolHill")), EmaxB(p.at("GabaA.BenzodiazepinePotentiation")), EC50B(p.at("GabaA.BenzodiazepineEc50")),
          sTol(p.at("GabaA.ToleranceGain")), Gref(p.at("GabaA.ToleranceReference")), gG(p.at("GabaA.AdaptationExponent")),
          tauG(p.at("GabaA.AdaptationTime")), IE(p.at("Nmda.EthanolIc50")), hN(p.at("Nmda.EthanolHill")), IK(p.at("Nmda.KetamineIc50")),
          INK(p.at("Nmda.NorketamineIc50")), gN(p.at("Nmda.AdaptationExponent")), tauN(p.at("Nmda.AdaptationTime")),
          tauS(p.at("Adaptation.SignalTime")), r(p.at("Dependence.BaselineShare")), CD(p.at("Dependence.HalfPoint")),
          tauD(p.at("Dependence.Time")), Dref(p.at("Dependence.Reference")), alpha(p.at("Glutamate.Gain")),
          alphaI(p.at("Glutamate.InhibitionGain")), tauGlu(p.at("Glutamate.Time")),
          aS(p.at("Glutamate.SurgeGain")), tauAd(p.at("Glutamate.SurgeAdaptationTime")), thP(p.at("Glutamate.SurgePeakOccupancy")),
          kT(p.at("Tolerance.AcuteGain")), tauT(p.at("Tolerance.AcuteTime")), B50(p.at("Withdrawal.HalfBalance")),
          hW(p.at("Withdrawal.Hill")), tauW(p.at("Withdrawal.Time")), tauR(p.at("Withdrawal.ReliefTime")), h0(p.at("Seizure.Rate")),
          nH(p.at("Seizure.Exponent")), aKd(p.at("Kindling.Gain")),
          kK(p.at("Kindling.Rate")), tauK(p.at("Kindling.DecayTime")), Emu(p.at("Opioid.MuGain")), Ekap(p.at("Opioid.KappaGain")),
          tauMu(p.at("Opioid.Time")), aE(p.at("Dopamine.EthanolGain")), eR(p.at("Dopamine.RewardHalfPoint")),
          aTh(p.at("Dopamine.DisinhibitionGain")), aMu(p.at("Dopamine.MuGain")), aKap(p.at("Dopamine.KappaGain")),
          aW(p.at("Dopamine.WithdrawalGain")), tauDA(p.at("Dopamine.Time")), tauMt(p.at("Plasticity.TranslationTime")),
          tauX(p.at("Plasticity.SynthesisTime")), kf(p.at("Plasticity.FormationRate")), Pmax(p.at("Plasticity.Maximum")),
          tauP(p.at("Plasticity.DecayTime")), kL(p.at("Memory.LearningRate")), kX0(p.at("Memory.ExtinctionRate")),
          kX1(p.at("Memory.PlasticExtinctionRate")), kRec(p.at("Memory.ReconsolidationBlockRate")), tauLab(p.at("Memory.LabilityTime")),
          kc(p.at("Coping.LearningRate")), c(p.at("Model.RampWidth")) {}

    void drink(State& y, double grams, double) { y[Ag] += grams; }
    void reveal(State&, double) const {}

    void operator()(const State& y, State& dy, double) const { derivatives(y.data(), dy.data()); }

    void derivatives(const double* y, double* dy) const {
        using std::exp, std::log, std::pow, std::max;
        evaluations++;
        constexpr double re = 0, rm = 0, rc = 0, rk = 0, rb = 0, Rx = 0;
        const double e = 21.7 * max(y[C], 0.0);
        const double eh = pow(e, h);
        const double pE = EmaxE * eh / (pow(EC50, h) + eh);
        const double tol = 1 + sTol * max(0.0, 1 - y[G]) / (1 - Gref);
        const double be = max(y[Be], 0.0);
        const double pB = EmaxB * be / (EC50B * tol + be);
        const double SG = 1 + pE + pB;
        const double z = max(y[K1], 0.0) / IK + max(y[NK], 0.0) / INK;
        const double theta = z / (1 + z);
        const double nE = 1 + pow(e / IE, hN);
        const double SN = (1 - theta) / nE;
        const double NT = y[Glu] * y[Nd] * SN;
        const double Drive = log(y[Nd] * SN) - log(y[G] * SG);
        const double Bal = Drive + log(y[Glu]) + y[T];
        const double b = ramp(Bal, c);
        const double u = theta / thP * exp(1 - theta / thP);
        const double surge = ramp(u - y[ad], c);
        const double eE = e / (e + eR);
        const double gain = r + (1 - r) * y[D] / Dref;
        const double bk = b * (1 + aKd * y[Kd]);
        const double bkh = pow(bk, hW);
        const double Wset = 67 * bkh / (pow(B50, hW) + bkh);
        const double above = max(y[W] - Wset, 0.0);
        const double over = above * above * above / (above * above + 1);

        dy[Ag] = re - ka * y[Ag];
        dy[C] = (F * ka * y[Ag] + FM * kaM * y[Am] + rc) / (Vd * BW) - VA * y[C] / (KA + y[C]) - y[m] * VC * y[C] / (KC + y[C]) - kR * y[C];
        dy[m] = (1 + Imax * y[C] / (y[C] + IC) - y[m]) / tauM;
        dy[K1] = rk / (V1 * BW / 70) - ((CL + Q2 + Q3) * y[K1] - Q2 * y[K2] - Q3 * y[K3]) / V1;
        dy[K2] = Q2 * (y[K1] - y[K2]) / V2;
        dy[K3] = Q3 * (y[K1] - y[K3]) / V3;
        dy[NK] = (0.941 * fm * CL * y[K1] - CLn * y[NK]) / Vn;
        dy[Bd] = -kab * y[Bd];
        dy[B] = 1000 * (Fb * kab * y[Bd] + rb) / (Vb * BW / 70) - CLb / Vb * y[B];
        dy[Be] = ke0 * (y[B] - y[Be]);
        dy[sG] = (log(SG) - y[sG]) / tauS;
        dy[sN] = (log(SN) - y[sN]) / tauS;
        dy[G] = (exp(-gG * gain * y[sG]) - y[G]) / tauG;
        dy[Nd] = (exp(-gN * gain * y[sN]) - y[Nd]) / tauN;
        dy[D] = (y[C] / (y[C] + CD) - y[D]) / tauD;
        dy[Kd] = kK * b * (1 - y[Kd]) - y[Kd] / tauK;
        dy[Glu] = (exp(alphaI * Drive + (alpha - alphaI) * ramp(Drive, c)) * (1 + aS * surge) - y[Glu]) / tauGlu;
        dy[ad] = (u - y[ad]) / tauAd;
        dy[W] = (Wset - y[W]) / tauW - (1 / tauR - 1 / tauW) * over;
        dy[mu] = (1 + Emu * theta - y[mu]) / tauMu;
        dy[kap] = (1 + Ekap * theta - y[kap]) / tauMu;
        dy[DA] = ((1 + aE * eE + aTh * surge * (1 + aMu * (y[mu] - 1) - aKap * (y[kap] - 1))) * exp(-aW * b) - y[DA]) / tauDA;
        dy[Mt] = (u - y[Mt]) / tauMt;
        dy[X] = (y[Mt] - y[X]) / tauX;
        dy[P] = kf * y[X] * (Pmax - y[P]) - (y[P] - 1) / tauP;
        dy[Lab] = -y[Lab] / tauLab;
        dy[M] = kL * (1 - y[M]) * eE * NT - (kX0 + kX1 * (y[P] - 1)) * Rx * y[M] - kRec * theta * y[Lab] * y[M];
        dy[Cp] = kc * Rx * y[P] * (1 - y[Cp]);
        dy[T] = (kT * ramp(-Drive, c) - y[T]) / tauT;
        dy[H] = h0 * pow(bk, nH);
        dy[Am] = rm - kaM * y[Am];
        dy[R] = 0;
    }

    mutable long evaluations = 0;

protected:
    double BW, ka, kaM, F, FM, Vd, VA, KA, VC, KC, Imax, IC, tauM, kR, V1, V2, V3, CL, Q2, Q3, fm, CLn, Vn, kab, Fb, Vb, CLb, ke0, EmaxE, EC50, h, EmaxB,
        EC50B, sTol, Gref, gG, tauG, IE, hN, IK, INK, gN, tauN, tauS, r, CD, tauD, Dref, alpha, alphaI, tauGlu, aS, tauAd, thP, kT, tauT, B50,
        hW, tauW, tauR, h0, nH, aKd,
        kK, tauK, Emu, Ekap, tauMu, aE, eR, aTh, aMu, aKap, aW, tauDA, tauMt, tauX, kf, Pmax, tauP, kL, kX0, kX1, kRec, tauLab, kc, c;
};

// The same equations as an expert would speed them up: reciprocals worked out once a member, powers by shared logarithms,
// terms of absent drugs skipped. With ExactGut the gut is not integrated but known: A exp(-ka (t - t0)), and the second component is
// C + F Ag / (Vd BW), whose derivative a drink does not change.
template <bool ExactGut>
class Tuned : public Literal {
public:
    static constexpr bool exact_gut = ExactGut;

    explicit Tuned(const Member& p) : Literal(p) {
        per_volume = 1 / (Vd * BW);
        to_blood = F * per_volume;
        per_tauM = 1 / tauM, loss1 = (CL + Q2 + Q3) / V1, k21 = Q2 / V1, k31 = Q3 / V1, k12 = Q2 / V2, k13 = Q3 / V3;
        form = 0.941 * fm * CL / Vn, eliminate = CLn / Vn, depot = 1000 * Fb * kab / (Vb * BW / 70), clear = CLb / Vb;
        log_EC50 = std::log(EC50), log_IE = std::log(IE), log_B50 = std::log(B50), tolerance = sTol / (1 - Gref);
        per_IK = 1 / IK, per_INK = 1 / INK, per_thP = 1 / thP, per_tauS = 1 / tauS, per_tauG = 1 / tauG, per_tauN = 1 / tauN;
        per_tauD = 1 / tauD, per_tauK = 1 / tauK, per_tauGlu = 1 / tauGlu, per_tauAd = 1 / tauAd, per_tauW = 1 / tauW;
        per_tauMu = 1 / tauMu, per_tauDA = 1 / tauDA, per_tauMt = 1 / tauMt, per_tauX = 1 / tauX, per_tauP = 1 / tauP, per_tauLab = 1 / tauLab;
        slope = (1 - r) / Dref, steeper = alpha - alphaI, relief = 1 / tauR - 1 / tauW, per_tauT = 1 / tauT;
    }

    void drink(State& y, double grams, double t) {
        if (!ExactGut) {
            y[Ag] += grams;
            return;
        }
        amount = gut(t) + grams;
        since = t;
        y[C] += to_blood * grams;
    }

    // From the integrated state to the model's own.
    void reveal(State& y, double t) const {
        if (!ExactGut) return;
        y[Ag] = gut(t);
        y[C] -= to_blood * y[Ag];
    }

    void operator()(const State& y, State& dy, double t) const { derivatives(y.data(), dy.data(), t); }

    void derivatives(const double* y, double* dy, double t) const {
        using std::exp, std::log, std::max;
        evaluations++;
        const double blood = ExactGut ? y[C] - to_blood * gut(t) : y[C];
        const double e = 21.7 * max(blood, 0.0);
        double pE = 0, inhibition = 0, eE = 0;
        if (e > 0) {
            const double log_e = log(e);
            const double ratio = exp(h * (log_e - log_EC50));
            pE = EmaxE * ratio / (1 + ratio);
            inhibition = exp(hN * (log_e - log_IE));
            eE = e / (e + eR);
        }
        double pB = 0, theta = 0, u = 0;
        if (y[Be] > 0) pB = EmaxB * y[Be] / (EC50B * (1 + tolerance * max(0.0, 1 - y[G])) + y[Be]);
        const double z = max(y[K1], 0.0) * per_IK + max(y[NK], 0.0) * per_INK;
        if (z > 0) {
            theta = z / (1 + z);
            u = theta * per_thP * exp(1 - theta * per_thP);
        }
        const double SN = (1 - theta) / (1 + inhibition);
        const double log_SG = log(1 + pE + pB), log_SN = log(SN);
        const double Drive = log(y[Nd] / y[G]) + (log_SN - log_SG);
        const double b = ramp(Drive + log(y[Glu]) + y[T], c);
        const double surge = ramp(u - y[ad], c);
        const double gain = r + slope * y[D];
        const double bk = b * (1 + aKd * y[Kd]);
        double score = 0, hazard = 0;
        if (bk > 0) {
            const double log_bk = log(bk);
            const double ratio = exp(hW * (log_bk - log_B50));
            hazard = h0 * exp(nH * log_bk);
            score = 67 * ratio / (1 + ratio);
        }

        const double above = max(y[W] - score, 0.0);

        // Nobody eats here: the gut of meals stays empty.
        dy[Ag] = ExactGut ? 0 : -ka * y[Ag];
        dy[C] = (ExactGut ? 0 : to_blood * ka * y[Ag]) - VA * blood / (KA + blood) - y[m] * VC * blood / (KC + blood) - kR * blood;
        dy[m] = (1 + Imax * blood / (blood + IC) - y[m]) * per_tauM;
        dy[K1] = -(loss1 * y[K1] - k21 * y[K2] - k31 * y[K3]);
        dy[K2] = k12 * (y[K1] - y[K2]);
        dy[K3] = k13 * (y[K1] - y[K3]);
        dy[NK] = form * y[K1] - eliminate * y[NK];
        dy[Bd] = -kab * y[Bd];
        dy[B] = depot * y[Bd] - clear * y[B];
        dy[Be] = ke0 * (y[B] - y[Be]);
        dy[sG] = (log_SG - y[sG]) * per_tauS;
        dy[sN] = (log_SN - y[sN]) * per_tauS;
        dy[G] = (exp(-gG * gain * y[sG]) - y[G]) * per_tauG;
        dy[Nd] = (exp(-gN * gain * y[sN]) - y[Nd]) * per_tauN;
        dy[D] = (blood / (blood + CD) - y[D]) * per_tauD;
        dy[Kd] = kK * b * (1 - y[Kd]) - y[Kd] * per_tauK;
        dy[Glu] = (exp(alphaI * Drive + steeper * ramp(Drive, c)) * (1 + aS * surge) - y[Glu]) * per_tauGlu;
        dy[ad] = (u - y[ad]) * per_tauAd;
        dy[W] = (score - y[W]) * per_tauW - relief * (above * above * above / (above * above + 1));
        dy[mu] = (1 + Emu * theta - y[mu]) * per_tauMu;
        dy[kap] = (1 + Ekap * theta - y[kap]) * per_tauMu;
        dy[DA] = ((1 + aE * eE + aTh * surge * (1 + aMu * (y[mu] - 1) - aKap * (y[kap] - 1))) * exp(-aW * b) - y[DA]) * per_tauDA;
        dy[Mt] = (u - y[Mt]) * per_tauMt;
        dy[X] = (y[Mt] - y[X]) * per_tauX;
        dy[P] = kf * y[X] * (Pmax - y[P]) - (y[P] - 1) * per_tauP;
        dy[Lab] = -y[Lab] * per_tauLab;
        dy[M] = kL * (1 - y[M]) * eE * (y[Glu] * y[Nd] * SN) - kRec * theta * y[Lab] * y[M];
        dy[Cp] = 0;
        dy[T] = (kT * ramp(-Drive, c) - y[T]) * per_tauT;
        dy[H] = hazard;
        dy[Am] = 0;
        dy[R] = 0;
    }

private:
    double gut(double t) const { return amount == 0 ? 0 : amount * std::exp(-ka * (t - since)); }

    double amount = 0, since = 0;
    double per_volume, to_blood, per_tauM, loss1, k21, k31, k12, k13, form, eliminate, depot, clear, log_EC50, log_IE, log_B50, tolerance, per_IK,
        per_INK, per_thP, per_tauS, per_tauG, per_tauN, per_tauD, per_tauK, per_tauGlu, per_tauAd, per_tauW, per_tauMu, per_tauDA, per_tauMt,
        per_tauX, per_tauP, per_tauLab, slope, steeper, relief, per_tauT;
};

// ------------------------------------------------------------------ a run

struct Cost {
    long accepted = 0, rejected = 0, evaluations = 0;
};

struct Options {
    std::string members, schedule, values, variant = "literal", method;
    size_t count = 1;
    double rtol = 1e-6, atol = 1e-9;

    Options(int argc, char** argv) {
        for (int i = 1; i + 1 < argc; i += 2) {
            const std::string key = argv[i], value = argv[i + 1];
            if (key == "--members") members = value;
            else if (key == "--schedule") schedule = value;
            else if (key == "--values") values = value;
            else if (key == "--variant") variant = value;
            else if (key == "--method") method = value;
            else if (key == "--count") count = std::stoul(value);
            else if (key == "--rtol") rtol = std::stod(value);
            else if (key == "--atol") atol = std::stod(value);
            else throw std::runtime_error("unknown option " + key);
        }
    }
};

// What the integrators write: the states just before each stop that is to be recorded.
class Recorder {
public:
    template <class Model>
    void take(const Model& model, State y, double t) {
        model.reveal(y, t);
        rows.push_back(y);
    }

    void write(const std::string& path, size_t members) const {
        if (path.empty()) return;
        std::FILE* file = std::fopen(path.c_str(), "w");
        if (!file) throw std::runtime_error("cannot write " + path);
        const size_t checkpoints = rows.size() / members;
        for (size_t k = 0; k < rows.size(); k++) {
            std::fprintf(file, "%zu,%zu", k / checkpoints, k % checkpoints);
            for (double value : rows[k]) std::fprintf(file, ",%.17g", value);
            std::fputc('\n', file);
        }
        std::fclose(file);
    }

    std::vector<State> rows;
};

// Integrates all members with solve(model, stops, recorder, cost), after one member unmeasured, and prints one line of results.
template <class Model, class Solve>
void run_all(const Options& options, Solve solve) {
    const std::vector<Member> members = read_members(options.members, options.count);
    const std::vector<Stop> stops = read_schedule(options.schedule);
    Recorder warm, recorder;
    Cost ignored, cost;
    {
        Model model(members[0]);
        solve(model, stops, warm, ignored);
    }
    recorder.rows.reserve(members.size() * 8);
    const auto start = std::chrono::steady_clock::now();
    for (const Member& member : members) {
        Model model(member);
        solve(model, stops, recorder, cost);
        cost.evaluations += model.evaluations;
    }
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    recorder.write(options.values, members.size());
    const double n = static_cast<double>(members.size());
    std::printf("members=%zu ms=%.6g accepted=%.6g rejected=%.6g evaluations=%.6g\n", members.size(), 1e3 * seconds / n,
                cost.accepted / n, cost.rejected / n, cost.evaluations / n);
}

template <class Run>
void with_model(const std::string& variant, Run run) {
    if (variant == "literal") run(static_cast<Literal*>(nullptr));
    else if (variant == "tuned") run(static_cast<Tuned<false>*>(nullptr));
    else if (variant == "exact") run(static_cast<Tuned<true>*>(nullptr));
    else throw std::runtime_error("unknown variant " + variant);
}
