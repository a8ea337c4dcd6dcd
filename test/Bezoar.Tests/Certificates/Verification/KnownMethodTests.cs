using Bezoar.Certificates;
using Bezoar.Certificates.FiniteAggregation;
using Bezoar.Certificates.KernelVotes;
using Bezoar.Certificates.LabelFlips;
using Bezoar.Certificates.RandomisedSmoothing;
using Bezoar.Certificates.RunOffElection;
using Bezoar.Certificates.Verification;
using Bezoar.Numerics;
using Bezoar.Partitioning;
using Bezoar.Voting;

namespace Bezoar.Tests.Certificates.Verification;

/// <summary>The verifier's search for attacks against the issuer's formulas, on elections that are drawn at random.</summary>
public class KnownMethodTests
{
    private const int Classes = 4, Cases = 300;

    private static readonly Spreading Spread = Spreading.Draw(7, 3);
    private static readonly DatasetClaims Data = new("toy", "", "", TrainCount: 100, TestCount: 1, Classes, DuplicateCount: 0);

    public static TheoryData<string> Methods => ["dpa", "knn", "roe", "fa-3", "fa-3-roe", "kernel-votes-0.135", "ss-dpa", "label-flips-12", "ridge-flips", "smoothing-0.3", "smoothing-kl-0.25"];

    [Theory]
    [MemberData(nameof(Methods))]
    public void WordsAreTheIssuers(string name)
    {
        var (known, issued) = (Known(name), Issued(name));
        Assert.Equal(name, issued.Description.Method);
        Assert.Equal(issued.Description.Unit, known.Words.Unit);
        Assert.Equal(issued.Description.ThreatModel, known.Words.ThreatModel);
        Assert.Equal(issued.Description.Assumptions, known.Words.Assumptions);
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void SearchAndFormulaAgree(string name)
    {
        var (known, issued, random) = (Known(name), Issued(name), new CounterRandom(3));
        Assert.Equal(issued.Width, known.Width);
        var (radii, tally) = (new HashSet<int>(), new int[Classes]);
        for (var i = 0; i < Cases; i++)
        {
            var row = Row(name, random);
            known.Require(row, i);
            var winner = known.Winner(row);
            Assert.Equal(issued.Prediction(row), winner);
            Assert.Equal(issued.Radius(row).Value, known.Withstood(row, winner));
            issued.Tally(row, tally);
            for (var label = 0; label < Classes; label++) Assert.Equal(((long)tally[label], tally.Sum(count => (long)count)), known.Tally(row, label));
            radii.Add(issued.Radius(row).Value);
        }
        Assert.True(radii.Count > 2, $"only radii {string.Join(',', radii)}");
    }

    [Theory]
    [InlineData("dpa", 0, -1, "negative count")]
    [InlineData("dpa", 0, 50, "sums to")]
    [InlineData("roe", 0, 50, "sums to")]
    [InlineData("roe", 4, 22, "above 21")]
    [InlineData("roe", 4, 5, "does not win")]
    [InlineData("fa-3", 0, 4, "no class")]
    [InlineData("fa-3", 0, -1, "no class")]
    [InlineData("fa-3-roe", 0, 4, "a ballot that is none")]
    [InlineData("fa-3-roe", 0, 1 << 12, "a ballot that is none")]
    [InlineData("fa-3-roe", 0, 0, "contradicts itself")]
    [InlineData("kernel-votes-0.135", 0, -1, "negative sum")]
    [InlineData("kernel-votes-0.135", 1, 1000, "more than 100 training samples can")]
    [InlineData("label-flips-12", 1, 80, "101 labels, more than the 100 training samples")]
    [InlineData("ridge-flips", 0, 3, "does not vote for one class")]
    [InlineData("ridge-flips", 1, 0, "does not vote for one class")]
    [InlineData("ridge-flips", 1, -1, "does not vote for one class")]
    [InlineData("ridge-flips", 4, 0, "does not vote for one class")]
    [InlineData("ridge-flips", 1, 6, "has 5 labels, and a price that they cannot come to")]
    [InlineData("ridge-flips", 20 * 5 + 1, 5, "has 4 labels, and a price that they cannot come to")]
    [InlineData("ridge-flips", 4, WeightedFlips.Impossible, "has 5 labels, and a price that they cannot come to")]
    [InlineData("smoothing-0.3", 4, -1, "negative bound")]
    [InlineData("smoothing-0.3", 4, 10_000_000, "withstands 100 changed labels, and there are 100")]
    [InlineData("smoothing-0.3", 4, 12_000_000, "surer than a lead of 12000 allows")]
    [InlineData("smoothing-0.3", 1, 12_000, "surer than a lead of 0 allows")]
    [InlineData("smoothing-0.3", 1, -13_501, "weighs 25501, more than 100 training samples can at 255 each")]
    public void RowsThatCannotBeAreRefused(string name, int at, int value, string finding)
    {
        // Everybody votes for class 0 and would rather have it than any other.
        var row = name switch
        {
            "roe" => [21, 0, 0, 0, 0, 21, 21, 21],
            "fa-3-roe" => [.. Enumerable.Repeat(0b1110 << 8, Spread.Count)],
            "fa-3" => new int[Spread.Count],
            "ridge-flips" => [.. Enumerable.Range(0, 21).SelectMany(_ => (int[])[0, 1, 2, 3, 4])],
            "smoothing-0.3" => [12_000, 0, 0, 0, 20_000],
            _ => [21, 0, 0, 0],
        };
        Known(name).Require(row, 7);
        row[at] = value;
        var fault = Assert.Throws<EvidenceFault>(() => Known(name).Require(row, 7));
        Assert.Contains(finding, fault.Message, StringComparison.Ordinal);
        Assert.Contains("row 7", fault.Message, StringComparison.Ordinal);
    }

    /// <summary>Of 21 partitions, 5 samples leave 16 empty.</summary>
    [Fact]
    public void EmptyPartitionsCannotBeTurned()
    {
        var few = Data with { TrainCount = 5 };
        var known = KnownMethod.Find(Claims("ridge-flips"), few)!;
        var issued = new RidgeFlips(21, 5, Classes);
        for (var votes = 0; votes < Classes; votes++)
        {
            int[] row = [.. Enumerable.Range(0, 21).SelectMany(m => Enumerable.Range(0, Classes + 1).Select(c => m < 5 ? (c == votes ? 0 : 1) : c == 0 ? 0 : WeightedFlips.Impossible))];
            known.Require(row, 0);
            Assert.Equal(5, issued.Radius(row).Value);
            Assert.Equal(5, known.Withstood(row, known.Winner(row)));
            row[^1] = 1;
            Assert.Contains("has 0 labels", Assert.Throws<EvidenceFault>(() => known.Require(row, 0)).Message, StringComparison.Ordinal);
        }
    }

    /// <summary>Whatever weights there are, the verifier believes the bound that is worked out from them.</summary>
    [Theory]
    [InlineData(0.0001)]
    [InlineData(0.3)]
    [InlineData(0.5)]
    public void BoundsFromWeightsAreNeverTooSure(double q)
    {
        var random = new CounterRandom(9);
        var (noise, sure) = (new LabelNoise(q, Classes), 0);
        for (var i = 0; i < 100; i++)
        {
            var labels = new WeightedLabels(Classes);
            var largest = 1 + random.NextInt32(WeightedLabels.LargestWeight);
            for (var j = 0; j < 100; j++) labels[random.NextInt32(10) < i % 10 ? random.NextInt32(Classes) : 1, i % 3 == 0 ? largest : random.NextInt32(largest + 1) - largest / (2 + i % 4)]++;
            var row = new int[Classes + 1];
            labels.Sum(row.AsSpan(0, Classes));
            row[^1] = Sureness.OfBound(new OverturnBound(noise).LogProbability(labels, row[..^1], VoteTable.Plurality(row.AsSpan(0, Classes))));
            KnownMethod.Find(Claims($"smoothing-{q.ToString(System.Globalization.CultureInfo.InvariantCulture)}"), Data)!.Require(row, i);
            if (row[^1] > 0) sure++;
        }
        Assert.True(sure > 5, $"{sure} bounds");
    }

    [Fact]
    public void ClustersShareTheLabels()
    {
        var known = Known("label-flips-12");
        // The same cluster again, and an empty one, take no further labels.
        int[][] rows = [[50, 0, 0, 0], [0, 50, 0, 0], [50, 0, 0, 0], [0, 0, 0, 0]];
        known.RequireTogether(rows);
        Assert.Contains("101 labels together", Assert.Throws<EvidenceFault>(() => known.RequireTogether([.. rows, [0, 0, 1, 0]])).Message, StringComparison.Ordinal);
        var many = Enumerable.Range(1, 13).Select(count => (int[])[0, 0, 0, count]).ToArray();
        known.RequireTogether(many[..12]);
        Assert.Contains("13 different rows, and there are 12 clusters", Assert.Throws<EvidenceFault>(() => known.RequireTogether(many)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ss-dpa")]
    [InlineData("ridge-flips")]
    public void LabelFlipsNeedATrainingSetOfDistinctInputs(string name)
    {
        var (known, claims) = (Known(name), Claims(name));
        var facts = new DatasetFacts("", "", 100, Classes, DuplicateCount: 0, AmbiguousCount: 0, []);
        known.RequirePossible(claims, Data, facts);
        Assert.Contains("2 training inputs with several labels", Refused(Data, facts with { AmbiguousCount = 2 }), StringComparison.Ordinal);
        Assert.Contains("3 duplicates", Refused(Data with { DuplicateCount = 3 }, null), StringComparison.Ordinal);
        Assert.Contains("trainCount is null", Refused(Data with { TrainCount = null }, null), StringComparison.Ordinal);

        string Refused(DatasetClaims dataset, DatasetFacts? atHand) => Assert.Throws<EvidenceFault>(() => known.RequirePossible(claims, dataset, atHand)).Message;
    }

    [Fact]
    public void MoreClassesThanABallotHasBitsAreRefused()
    {
        Assert.NotNull(KnownMethod.Find(Claims("fa-3-roe"), Data with { ClassCount = PackedBallot.MostClasses }));
        Assert.Contains("has room for 23", Assert.Throws<EvidenceFault>(() => KnownMethod.Find(Claims("fa-3-roe"), Data with { ClassCount = 24 })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void MoreClassifiersThanAreEverIssuedAreRefused() =>
        Assert.Contains("are impossible", Assert.Throws<EvidenceFault>(() => KnownMethod.Find(Claims("fa-3") with { Partitions = 6667 }, Data)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("fa-4", "3 shifts, but the method is fa-4")]
    [InlineData("fa-03", "3 shifts, but the method is fa-03")]
    public void ADegreeThatIsNotThatOfTheShiftsIsRefused(string name, string finding) =>
        Assert.Contains(finding, Assert.Throws<EvidenceFault>(() => Known(name)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("smoothing")]
    [InlineData("smoothing-")]
    [InlineData("smoothing-kl-")]
    [InlineData("smoothing-../x")]
    [InlineData("fa-../x")]
    [InlineData("fa--roe")]
    [InlineData("kernel-votes-../x")]
    [InlineData("kernel-votes-")]
    public void OthersAreUnknown(string name) => Assert.Null(KnownMethod.Find(Claims(name), Data));

    private static KnownMethod Known(string name) => KnownMethod.Find(Claims(name), Data)!;

    private static MethodClaims Claims(string name) => new()
    {
        Method = name,
        ThreatModel = "",
        Unit = "",
        Assumptions = [],
        Partitions = name.StartsWith("fa-", StringComparison.Ordinal) ? Spread.Partitions : 21,
        Learner = "",
        BaseAccuracy = 0,
        CleanAccuracy = 0,
        Median = 0,
        MedianPaperConvention = 0,
        Curve = [],
        Shifts = Spread.Shifts,
        WeightUnit = 10,
        VotesSha256 = "",
        CertificatesSha256 = "",
    };

    private static CertificateMethod Issued(string name) => name switch
    {
        "dpa" => CountedVotes.OfPartitions(21, Classes),
        "knn" => CountedVotes.OfNeighbours(21, Classes),
        "ss-dpa" => CountedVotes.OfSortedPartitions(21, Classes),
        "label-flips-12" => new ClusterFlips(12, Classes),
        "ridge-flips" => new RidgeFlips(21, Data.TrainCount!.Value, Classes),
        "smoothing-0.3" => SmoothingMethod.Exact(new(0.3, Classes)),
        "smoothing-kl-0.25" => SmoothingMethod.ByDivergence(new(0.25, Classes)),
        "roe" => new RunOffMethod(21, Classes),
        "fa-3" => new FiniteAggregationMethod(Spread, Classes),
        "fa-3-roe" => new FiniteRunOffMethod(Spread, Classes),
        _ => new KernelVotesMethod(0.135f, 10, Classes),
    };

    private static int[] Row(string name, CounterRandom random)
    {
        if (name.StartsWith("kernel-votes", StringComparison.Ordinal)) return [.. Enumerable.Range(0, Classes).Select(_ => random.NextInt32(200))];
        if (name == "ridge-flips") return [.. Enumerable.Range(0, 21).SelectMany(m => Prices(m % 3 > 0 ? 1 : random.NextInt32(Classes), random))];
        if (name.StartsWith("smoothing", StringComparison.Ordinal)) return Smoothed([.. Enumerable.Range(0, Classes).Select(c => 30 * random.NextInt32(200) - c)], random);
        var ranks = new byte[Spread.Count * Classes];
        var favourite = random.NextInt32(Classes);
        for (var m = 0; m < Spread.Count; m++)
        {
            var scores = new float[Classes];
            foreach (ref var score in scores.AsSpan()) score = random.NextInt32(4);
            if (random.NextInt32(3) > 0) scores[favourite] += 2;
            Ballots.Rank(scores, ranks.AsSpan(m * Classes, Classes));
        }
        var ballots = new Ballots(ranks, Classes);
        var (votes, preferences) = (new int[Classes], new int[Classes]);
        var winner = RunOff.Hold(ballots, votes, preferences).Winner;
        return name switch
        {
            "roe" => [.. votes, .. preferences],
            "dpa" or "knn" or "ss-dpa" or "label-flips-12" => votes,
            _ => Packed(ballots, winner, withRunOff: name.EndsWith("-roe", StringComparison.Ordinal)),
        };
    }

    /// <summary>No surer than the lead allows.</summary>
    private static int[] Smoothed(int[] sums, CounterRandom random)
    {
        int[] best = [.. sums.OrderDescending()];
        return [.. sums, random.NextInt32(Math.Min(600_000, 900 * (best[0] - best[1])))];
    }

    private static int[] Prices(int vote, CounterRandom random) =>
        [.. Enumerable.Range(0, Classes + 1).Select(c => c == vote ? 0 : 1 + random.NextInt32(4))];

    private static int[] Packed(Ballots ballots, int winner, bool withRunOff)
    {
        var row = new int[ballots.Count];
        for (var m = 0; m < row.Length; m++)
        {
            row[m] = ballots.First(m);
            for (var c = 0; c < Classes && withRunOff; c++)
                if (ballots.Prefers(m, winner, c)) row[m] |= 1 << (PackedBallot.ClassBits + c);
        }
        return row;
    }
}
