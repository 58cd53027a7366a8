// The right-hand side as R's deSolve calls compiled code.
#include "dependence.hpp"

static std::vector<Member> members;
static Tuned<false>* model = nullptr;

extern "C" {
void load_members(char** path, int* count) { members = read_members(*path, *count); }

void choose_member(int* index) {
    delete model;
    model = new Tuned<false>(members.at(*index));
}

void evaluations(double* count) { *count = static_cast<double>(model->evaluations); }

void derivatives(int*, double* t, double* y, double* dy, double*, int*) { model->derivatives(y, dy, *t); }
}
