using System.Runtime.CompilerServices;
using NeuroBalance.Lanes;
using NeuroBalance.Models;
using Xunit;

namespace NeuroBalance.Tests.Models;

/// <summary>Machine code that is made from a text at run time: when, of what size, and that it goes away.</summary>
public class RuntimeCodeTests
{
    [Fact]
    public void Code_is_made_for_many_members_and_not_where_it_is_switched_off()
    {
        ModelGraph model = Model.Parse(LanguageCases.Valid).Graph;
        Assert.True(RuntimeCode.IsSupported);
        Assert.IsType<GraphInterpreter<Lane1>>(ModelPrograms.For<Lane1>(model, ModelPrograms.MembersThatPay - 1));
        Assert.IsType<RuntimeProgram<Lane1>>(ModelPrograms.For<Lane1>(model, ModelPrograms.MembersThatPay));
        try
        {
            AppContext.SetSwitch(RuntimeCode.Switch, false);
            Assert.IsType<GraphInterpreter<Lane1>>(ModelPrograms.For<Lane1>(model, 1000));
        }
        finally
        {
            AppContext.SetSwitch(RuntimeCode.Switch, true);
        }
    }

    [Fact]
    public void The_environment_overrides_the_choice_and_what_it_may_be_is_told()
    {
        Assert.Equal([null, null, false, true],
            new[] { null, "", "interpreter", "code" }.Select(ModelPrograms.ReadOverride));
        InvalidOperationException refused = Assert.Throws<InvalidOperationException>(() => ModelPrograms.ReadOverride("jit"));
        Assert.Equal("NEUROBALANCE_EVALUATOR is 'jit'; it may be interpreter or code.", refused.Message);
    }

    [Fact]
    public void No_method_holds_more_than_two_exponentials_or_logarithms()
    {
        Assert.All(ModelText.Structures, one => Assert.All(new RuntimeCode<Lane4>(one.Model).Loads, load => Assert.InRange(load, 0, 2)));
        for (int seed = 0; seed < 8; seed++)
        {
            ModelGraph model = ModelGraph.Read(RandomModel.Text(seed), "model.md", _ => null);
            Assert.NotEmpty(new RuntimeCode<Lane1>(model).Loads);
        }
    }

    [Fact]
    public void Code_that_nobody_holds_is_unloaded()
    {
        WeakReference code = Use();
        for (int i = 0; i < 20 && code.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(code.IsAlive);

        [MethodImpl(MethodImplOptions.NoInlining)]
        static WeakReference Use()
        {
            RuntimeCode<Lane1> made = new(ModelText.Graph);
            Lane1[] state = new Lane1[32], rates = new Lane1[32];
            new RuntimeProgram<Lane1>(ModelText.Graph, made).Rates(new Lane1[7], state, rates);
            return new WeakReference(made.Rates.Method);
        }
    }

    [Fact]
    public void A_span_that_is_too_short_is_refused()
    {
        RuntimeProgram<Lane1> program = new(ModelText.Graph, new RuntimeCode<Lane1>(ModelText.Graph));
        Assert.Throws<ArgumentException>(() => program.Rates(new Lane1[7], new Lane1[31], new Lane1[32]));
        Assert.Throws<ArgumentException>(() => program.Rates(new Lane1[7], new Lane1[32], new Lane1[31]));
        Assert.Throws<ArgumentException>(() => program.Rates(new Lane1[6], new Lane1[32], new Lane1[32]));
    }

    [Fact]
    public void Squares_of_squares_are_written_once_each()
    {
        string lines = string.Concat(Enumerable.Range(1, 60).Select(k => $"s{k} = 0.5*(s{k - 1} + 1)*(s{k - 1} - 1)\n"));
        ModelGraph model = ModelGraph.Read($"""
            ## States
            | symbol | unit | initial |
            |---|---|---|
            | x | h | 0 |
            ```algebra
            s0 = x/1[h]
            {lines}
            ```
            ```equations
            dx = s60*s60 - s59
            ```
            """, "model.md", _ => null);
        RuntimeProgram<Lane1> program = new(model, new RuntimeCode<Lane1>(model));
        Lane1[] expected = new Lane1[1], found = new Lane1[1];
        new GraphInterpreter<Lane1>(model).Rates([], [new Lane1(0.3)], expected);
        program.Rates([], [new Lane1(0.3)], found);
        Assert.Equal(expected, found);
    }
}
