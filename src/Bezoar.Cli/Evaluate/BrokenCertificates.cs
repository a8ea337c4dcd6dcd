namespace Bezoar.Cli.Evaluate;

/// <summary>A certified prediction that changed is a defect of Bezoar, whatever else the run found out.</summary>
internal static class BrokenCertificates
{
    /// <summary>Says so where there are any, and returns the exit code.</summary>
    public static int Report(long broken, TextWriter error)
    {
        if (broken == 0) return ExitCode.Done;
        error.WriteLine(FormattableString.Invariant($"bezoar: {broken} certified predictions changed: the certificate is wrong, please report this"));
        return ExitCode.Internal;
    }
}
