using NeuroBalance.Models;

namespace NeuroBalance.Tests.Models;

/// <summary>The operations of a text put together by kind.</summary>
public class BatchPlanTests
{
    public static TheoryData<int> Texts => [-1, 0, 1, 2, 3, 4, 5];

    [Theory, MemberData(nameof(Texts))]
    public void Every_operation_is_done_once_and_after_what_it_needs(int seed)
    {
        ModelGraph model = seed < 0 ? ModelText.Graph : ModelGraph.Read(RandomModel.Text(seed), "model.md", _ => null);
        InterpreterPlan plan = model.InterpreterPlan;
        HashSet<int> known =
            [.. Enumerable.Range(0, plan.States + plan.StateCount), .. plan.Numbers.Select(number => number.Place)];
        Check(plan.Constants);
        foreach (BatchPlan one in (BatchPlan[])[plan.Rates, plan.Algebra, plan.Readouts, plan.Compartments])
        {
            HashSet<int> before = [.. known];
            Check(one);
            known = before;
        }

        void Check(BatchPlan one)
        {
            int next = 0;
            foreach (BatchSection section in one.Sections)
            {
                if (section.Mask >= 0) Assert.Contains(section.Mask, known);
                foreach (Batch batch in section.Batches)
                {
                    int arguments = batch.Count * Graph.Arity(batch.Operation);
                    Assert.Equal(next, batch.Arguments);
                    Assert.All(one.Arguments.AsSpan(next, arguments).ToArray(), place => Assert.Contains(place, known));
                    Assert.All(Enumerable.Range(batch.First, batch.Count), place => Assert.True(known.Add(place)));
                    next += arguments;
                }

                Assert.All(section.Entries, entry => Assert.True(known.Contains(entry.Result) && known.Contains(entry.Constant)));
            }

            Assert.Equal(one.Arguments.Length, next);
            Assert.All(one.Results, place => Assert.Contains(place, known));
        }
    }

    // A choice for each operation would be as slow as it was: that it is made for several at once is what the plan is for.
    [Fact]
    public void A_choice_is_made_for_three_operations_and_more_at_once()
    {
        Batch[] batches = [.. ModelText.Graph.InterpreterPlan.Rates.Sections.SelectMany(section => section.Batches)];
        Assert.True(batches.Sum(batch => batch.Count) >= 3 * batches.Length, $"{batches.Length} batches");
        Assert.Equal(4, ModelText.Graph.InterpreterPlan.Rates.Sections.Count(section => section.Mask >= 0));
    }
}
