namespace NeuroBalance;

/// <summary>An expression under a name: a read-out that a scenario adds to its model.</summary>
/// <param name="Name">The name: a letter, then letters, digits and _; none that the model has.</param>
/// <param name="Expression">What it is, as a line of the language of models, such as <c>NmdaTone / GabaTone</c>.</param>
public readonly record struct NamedExpression(string Name, string Expression);
