// GNU Scientific Library: its Runge-Kutta pairs of order 5(4) (Fehlberg) and 9(8) (Prince-Dormand), from stop to stop. The second, at a tight
// tolerance, also checks the reference of this benchmark.
#include "dependence.hpp"

#include <gsl/gsl_errno.h>
#include <gsl/gsl_odeiv2.h>

template <class Model>
static int right_hand_side(double t, const double y[], double dy[], void* data) {
    const Model& model = *static_cast<const Model*>(data);
    if constexpr (std::is_same_v<Model, Literal>) model.derivatives(y, dy);
    else model.derivatives(y, dy, t);
    return GSL_SUCCESS;
}

int main(int argc, char** argv) {
    const Options options(argc, argv);
    with_model(options.variant, [&](auto* tag) {
        using Model = std::remove_pointer_t<decltype(tag)>;
        run_all<Model>(options, [&](Model& model, const std::vector<Stop>& stops, Recorder& recorder, Cost& cost) {
            gsl_odeiv2_step* stepper = gsl_odeiv2_step_alloc(options.method == "rk8pd" ? gsl_odeiv2_step_rk8pd : gsl_odeiv2_step_rkf45, N);
            gsl_odeiv2_control* control = gsl_odeiv2_control_y_new(options.atol, options.rtol);
            gsl_odeiv2_evolve* evolution = gsl_odeiv2_evolve_alloc(N);
            gsl_odeiv2_system system = {right_hand_side<Model>, nullptr, N, &model};
            State y = naive();
            double t = 0, proposal = 1e-3;
            for (const Stop& stop : stops) {
                while (t < stop.time) {
                    const double before = proposal;
                    if (gsl_odeiv2_evolve_apply(evolution, control, stepper, &system, &t, stop.time, &proposal, y.data()) != GSL_SUCCESS)
                        throw std::runtime_error("gsl_odeiv2_evolve_apply failed");
                    if (t == stop.time) proposal = std::max(proposal, before);
                }
                if (stop.record) recorder.take(model, y, t);
                if (stop.grams > 0) {
                    model.drink(y, stop.grams, t);
                    cost.accepted += evolution->count;
                    cost.rejected += evolution->failed_steps;
                    gsl_odeiv2_evolve_reset(evolution);
                    gsl_odeiv2_step_reset(stepper);
                }
            }
            cost.accepted += evolution->count;
            cost.rejected += evolution->failed_steps;
            gsl_odeiv2_evolve_free(evolution);
            gsl_odeiv2_control_free(control);
            gsl_odeiv2_step_free(stepper);
        });
    });
}
