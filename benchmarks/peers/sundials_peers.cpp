// SUNDIALS: ARKODE with Dormand and Prince's pair, CVODE with Adams and BDF formulas, from stop to stop. The serial vector of the library.
#include "dependence.hpp"

#include <arkode/arkode_arkstep.h>
#include <cvode/cvode.h>
#include <nvector/nvector_serial.h>
#include <sunlinsol/sunlinsol_dense.h>
#include <sunmatrix/sunmatrix_dense.h>
#include <sunnonlinsol/sunnonlinsol_fixedpoint.h>

static void check(int flag, const char* what) {
    if (flag < 0) throw std::runtime_error(std::string(what) + " failed with " + std::to_string(flag));
}

template <class Model>
static int right_hand_side(double t, N_Vector y, N_Vector dy, void* data) {
    const Model& model = *static_cast<const Model*>(data);
    if constexpr (std::is_same_v<Model, Literal>) model.derivatives(NV_DATA_S(y), NV_DATA_S(dy));
    else model.derivatives(NV_DATA_S(y), NV_DATA_S(dy), t);
    return 0;
}

// Goes from stop to stop: advance(time) integrates to exactly that time, restart(t) tells the integrator that y has jumped.
template <class Model, class Advance, class Restart>
static void follow(Model& model, const std::vector<Stop>& stops, Recorder& recorder, N_Vector y, Advance advance, Restart restart) {
    State copy;
    for (const Stop& stop : stops) {
        advance(stop.time);
        std::copy_n(NV_DATA_S(y), N, copy.begin());
        if (stop.record) recorder.take(model, copy, stop.time);
        if (stop.grams <= 0) continue;
        model.drink(copy, stop.grams, stop.time);
        std::copy_n(copy.begin(), N, NV_DATA_S(y));
        restart(stop.time);
    }
}

template <class Model>
static void arkode(const Options& options, SUNContext context, Model& model, const std::vector<Stop>& stops, Recorder& recorder, Cost& cost) {
    N_Vector y = N_VNew_Serial(N, context);
    const State start = naive();
    std::copy_n(start.begin(), N, NV_DATA_S(y));
    void* memory = ARKStepCreate(right_hand_side<Model>, nullptr, 0.0, y, context);
    check(ARKStepSetTableNum(memory, ARKODE_DIRK_NONE, ARKODE_DORMAND_PRINCE_7_4_5), "ARKStepSetTableNum");
    check(ARKStepSStolerances(memory, options.rtol, options.atol), "ARKStepSStolerances");
    check(ARKStepSetUserData(memory, &model), "ARKStepSetUserData");
    check(ARKStepSetMaxNumSteps(memory, 100000000), "ARKStepSetMaxNumSteps");
    follow(
        model, stops, recorder, y,
        [&](double time) {
            double t;
            check(ARKStepSetStopTime(memory, time), "ARKStepSetStopTime");
            check(ARKStepEvolve(memory, time, y, &t, ARK_NORMAL), "ARKStepEvolve");
        },
        // Keeps the step size of before.
        [&](double time) { check(ARKStepReset(memory, time, y), "ARKStepReset"); });
    long attempts, failures;
    check(ARKStepGetNumStepAttempts(memory, &attempts), "ARKStepGetNumStepAttempts");
    check(ARKStepGetNumErrTestFails(memory, &failures), "ARKStepGetNumErrTestFails");
    cost.accepted += attempts - failures;
    cost.rejected += failures;
    ARKStepFree(&memory);
    N_VDestroy(y);
}

template <class Model>
static void cvode(const Options& options, SUNContext context, Model& model, const std::vector<Stop>& stops, Recorder& recorder, Cost& cost) {
    const bool stiff = options.method == "bdf";
    N_Vector y = N_VNew_Serial(N, context);
    const State start = naive();
    std::copy_n(start.begin(), N, NV_DATA_S(y));
    void* memory = CVodeCreate(stiff ? CV_BDF : CV_ADAMS, context);
    check(CVodeInit(memory, right_hand_side<Model>, 0.0, y), "CVodeInit");
    check(CVodeSStolerances(memory, options.rtol, options.atol), "CVodeSStolerances");
    check(CVodeSetUserData(memory, &model), "CVodeSetUserData");
    check(CVodeSetMaxNumSteps(memory, 100000000), "CVodeSetMaxNumSteps");
    SUNMatrix matrix = nullptr;
    SUNLinearSolver linear = nullptr;
    SUNNonlinearSolver fixed_point = nullptr;
    if (stiff) {
        matrix = SUNDenseMatrix(N, N, context);
        linear = SUNLinSol_Dense(y, matrix, context);
        check(CVodeSetLinearSolver(memory, linear, matrix), "CVodeSetLinearSolver");
    } else {
        fixed_point = SUNNonlinSol_FixedPoint(y, 0, context);
        check(CVodeSetNonlinearSolver(memory, fixed_point), "CVodeSetNonlinearSolver");
    }
    const auto book = [&] {
        long steps, failures;
        check(CVodeGetNumSteps(memory, &steps), "CVodeGetNumSteps");
        check(CVodeGetNumErrTestFails(memory, &failures), "CVodeGetNumErrTestFails");
        cost.accepted += steps;
        cost.rejected += failures;
    };
    follow(
        model, stops, recorder, y,
        [&](double time) {
            double t;
            check(CVodeSetStopTime(memory, time), "CVodeSetStopTime");
            check(CVode(memory, time, y, &t, CV_NORMAL), "CVode");
        },
        // Resets the counters as well as the history.
        [&](double time) {
            book();
            check(CVodeReInit(memory, time, y), "CVodeReInit");
        });
    book();
    CVodeFree(&memory);
    if (linear) SUNLinSolFree(linear);
    if (matrix) SUNMatDestroy(matrix);
    if (fixed_point) SUNNonlinSolFree(fixed_point);
    N_VDestroy(y);
}

int main(int argc, char** argv) {
    const Options options(argc, argv);
    SUNContext context;
    check(SUNContext_Create(nullptr, &context), "SUNContext_Create");
    with_model(options.variant, [&](auto* tag) {
        using Model = std::remove_pointer_t<decltype(tag)>;
        run_all<Model>(options, [&](Model& model, const std::vector<Stop>& stops, Recorder& recorder, Cost& cost) {
            if (options.method == "dopri5") arkode(options, context, model, stops, recorder, cost);
            else cvode(options, context, model, stops, recorder, cost);
        });
    });
    SUNContext_Free(&context);
}
