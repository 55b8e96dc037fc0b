namespace WorkReport.Documents.Layout;

/// <summary>A scale in round steps: 1, 2 or 5 times a power of ten, reckoned in decimal so that none is printed as 0.30000000000000004.</summary>
internal sealed record ChartAxis(decimal From, decimal To, decimal Step)
{
    private const int WantedSteps = 5;

    /// <summary>Finer steps are not told apart.</summary>
    private const decimal LeastPower = 1e-10m;

    public static ChartAxis Over(decimal low, decimal high)
    {
        high = high > low ? high : low + 1;
        var wanted = (high - low) / WantedSteps;
        var power = 1m;
        while (power * 10 <= wanted)
            power *= 10;
        while (power > wanted && power > LeastPower)
            power /= 10;
        var step = power * (wanted <= power ? 1 : wanted <= 2 * power ? 2 : wanted <= 5 * power ? 5 : 10);
        return new ChartAxis(Math.Floor(low / step) * step, Math.Ceiling(high / step) * step, step);
    }

    /// <summary>0 at its beginning and 1 at its end.</summary>
    public double At(decimal value) => (double)((value - From) / (To - From));

    public IEnumerable<decimal> Marks()
    {
        for (var mark = From; mark <= To; mark += Step)
            yield return mark;
    }
}
