using NeuroBalance.Lanes;
using Xunit;

namespace NeuroBalance.Tests.Lanes;

public class LayoutTests
{
    [Fact]
    public void The_number_of_fields_is_counted()
    {
        Assert.Equal(3, Layout.Count<Triple<double>, double>());
        Assert.Equal(3, Layout.Count<Triple<Lane8>, Lane8>());
    }

    [Fact]
    public void Fields_flatten_in_the_order_of_their_declaration_and_writes_go_through()
    {
        Triple<Lane4> fields = new() { First = Lane4.Broadcast(1), Second = Lane4.Broadcast(2), Third = Lane4.Broadcast(3) };
        Span<Lane4> flat = Layout.Flatten<Triple<Lane4>, Lane4>(ref fields);
        Assert.Equal([Lane4.Broadcast(1), Lane4.Broadcast(2), Lane4.Broadcast(3)], flat.ToArray());
        flat[1] = Lane4.Broadcast(20);
        Assert.Equal(Lane4.Broadcast(20), fields.Second);
    }

    [Fact]
    public void A_span_is_named_and_writes_go_through()
    {
        double[] elements = [1, 2, 3, 4];
        ref Triple<double> fields = ref Layout.Name<Triple<double>, double>(elements.AsSpan());
        Assert.Equal((1.0, 2.0, 3.0), (fields.First, fields.Second, fields.Third));
        fields.Third = 30;
        Assert.Equal([1, 2, 30, 4], elements);
        ref readonly Triple<double> seen = ref Layout.Name<Triple<double>, double>((ReadOnlySpan<double>)elements);
        Assert.Equal(30, seen.Third);
    }

    [Fact]
    public void A_span_that_is_too_short_is_refused_with_both_lengths()
    {
        double[] elements = [1, 2];
        ArgumentException error = Assert.Throws<ArgumentException>(() => Layout.Name<Triple<double>, double>(elements.AsSpan()).First = 0);
        Assert.Contains("2 elements cannot hold the 3 fields", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Layout.Name<Triple<double>, double>((ReadOnlySpan<double>)elements).First);
    }

    private struct Triple<T>
    {
        public T First;
        public T Second;
        public T Third;
    }
}
