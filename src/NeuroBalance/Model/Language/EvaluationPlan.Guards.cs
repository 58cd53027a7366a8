namespace NeuroBalance.Models;

/// <content>What a mask guards is worked out together.</content>
internal sealed partial class EvaluationPlan
{
    // What only this select needs, and no other part has worked out yet.
    private void Gather(int node, List<int> bundle)
    {
        foreach (int argument in Inputs(node))
        {
            if (GuardOf.TryGetValue(argument, out int mask) && mask == GuardOf[bundle[0]] && !Entries.Contains(argument)
                && !PartOf.ContainsKey(argument) && !bundle.Contains(argument))
            {
                bundle.Add(argument);
                Gather(argument, bundle);
            }
        }
    }
}
