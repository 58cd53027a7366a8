// Boost.Odeint: runge_kutta_dopri5 with its own controller, from stop to stop; the step that a stop cut short does not shorten the next.
#include "dependence.hpp"

#include <boost/numeric/odeint.hpp>
#include <functional>

namespace odeint = boost::numeric::odeint;

int main(int argc, char** argv) {
    const Options options(argc, argv);
    with_model(options.variant, [&](auto* tag) {
        using Model = std::remove_pointer_t<decltype(tag)>;
        run_all<Model>(options, [&](Model& model, const std::vector<Stop>& stops, Recorder& recorder, Cost& cost) {
            auto stepper = odeint::make_controlled(options.atol, options.rtol, odeint::runge_kutta_dopri5<State>());
            State y = naive();
            double t = 0, proposal = 1e-3;
            for (const Stop& stop : stops) {
                while (t < stop.time) {
                    const double before = proposal;
                    const bool lands = t + 1.01 * proposal >= stop.time;
                    double step = lands ? stop.time - t : proposal;
                    if (stepper.try_step(std::cref(model), y, t, step) == odeint::success) {
                        cost.accepted++;
                        if (lands) t = stop.time;
                        proposal = lands ? std::max(before, step) : step;
                    } else {
                        cost.rejected++;
                        proposal = step;
                    }
                }
                if (stop.record) recorder.take(model, y, t);
                if (stop.grams > 0) {
                    model.drink(y, stop.grams, t);
                    // With the exact gut a drink leaves the derivative as it was, and the stepper may keep it.
                    if (!Model::exact_gut) stepper.reset();
                }
            }
        });
    });
}
