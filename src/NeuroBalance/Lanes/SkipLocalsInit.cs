// Packs on the stack are large; zeroing what is about to be written cost a tenth of the time of a step.
[module: System.Runtime.CompilerServices.SkipLocalsInit]
