using Bezoar.Certificates.RunOffElection;
using Bezoar.Numerics;
using Bezoar.Partitioning;
using Bezoar.Voting;

namespace Bezoar.Tests.Certificates.RunOffElection;

public class RunOffCertificateTests
{
    [Fact]
    public void GivesTheReferencePredictionsAndRadii()
    {
        foreach (var item in CertificateReference.Cases("runOffElection"))
        {
            float[][] scores = [.. item.GetProperty("scores").EnumerateArray().Select(row => row.EnumerateArray().Select(score => score.GetSingle()).ToArray())];
            var classes = scores[0].Length;
            var ranks = new byte[scores.Length * classes];
            for (var m = 0; m < scores.Length; m++) Ballots.Rank(scores[m], ranks.AsSpan(m * classes, classes));
            var (runOff, votes, preferences) = Hold(new(ranks, classes));
            Assert.Equal(item.Int32("prediction"), runOff.Winner);
            Assert.Equal(runOff, RunOff.Of(votes, preferences));
            Assert.Equal(item.Int32("radius"), RunOffCertificate.Radius(votes, preferences).Value);
            Assert.InRange(FiniteRadius(new(Spreading.Draw(scores.Length, 1)), new(ranks, classes)), item.Int32("radius"), item.Int32("exactRadiusByEnumeration"));
        }
    }

    [Theory]
    [InlineData(5, 3, 80)]
    [InlineData(6, 2, 60)]
    [InlineData(4, 4, 30)]
    public void NoAttackWithinTheRadiusChangesTheWinner(int partitions, int classes, int cases) =>
        Enumerate(Spreading.Draw(partitions, 1), classes, cases, ballots =>
        {
            var (_, votes, preferences) = Hold(ballots);
            return RunOffCertificate.Radius(votes, preferences).Value;
        });

    [Theory]
    [InlineData(3, 2, 3, 40)]
    [InlineData(2, 3, 3, 20)]
    [InlineData(5, 1, 3, 40)]
    [InlineData(4, 2, 2, 40)]
    public void NorWithBucketsThatReachSeveralBaseClassifiers(int partitions, int degree, int classes, int cases)
    {
        var spreading = Spreading.Draw(partitions, degree);
        var certificate = new FiniteRunOffCertificate(spreading);
        Enumerate(spreading, classes, cases, ballots => FiniteRadius(certificate, ballots));
    }

    /// <summary>
    /// Class 7 has most votes and loses the run-off: it has votes to spare that one bucket can give to class 1. Whoever counts its gap for 0, and not for what it is, certifies too much.
    /// </summary>
    [Fact]
    public void WhatTheFirstRoundsWinnerHasToSpareCounts()
    {
        int[] votes =
        [
            7, 0, 7, 1, 2, 7, 3, 4, 7, 5, 0, 7, 6, 7, 7, 0, 7, 4, 5, 7, 0, 7, 6, 1, 7, 2, 3, 7, 0, 7,
            7, 0, 7, 4, 5, 7, 6, 1, 7, 2, 0, 7, 3, 7, 7, 0, 7, 1, 2, 7, 0, 7, 3, 4, 7, 5, 6, 7, 0, 7,
        ];
        var spreading = new Spreading(12, [0, 1, 2, 3, 4]);
        byte[] ranks = [.. votes.SelectMany(vote => RanksOf([vote, 0, .. Enumerable.Range(1, 7)]))];
        Assert.Equal(0, Winner(new(ranks, 8)));
        Assert.Equal(0, FiniteRadius(new(spreading), new(ranks, 8)));
        foreach (var classifier in Enumerable.Range(0, 5).Select(j => spreading.ClassifierOf(27, j)))
            RanksOf([1, .. Enumerable.Range(2, 6), 0]).CopyTo(ranks, classifier * 8);
        Assert.Equal(1, Winner(new(ranks, 8)));
    }

    /// <summary>The place of each class in an order that may name it again.</summary>
    private static byte[] RanksOf(IEnumerable<int> order)
    {
        int[] places = [.. order.Distinct()];
        return [.. Enumerable.Range(0, places.Length).Select(c => (byte)Array.IndexOf(places, c))];
    }

    private delegate int Certificate(Ballots ballots);

    private static void Enumerate(Spreading spreading, int classes, int cases, Certificate radiusOf)
    {
        var (attacks, random) = (new ElectionAttacks(spreading, classes), new CounterRandom(7));
        var (exact, largest) = (0, 0);
        for (var i = 0; i < cases; i++)
        {
            var ranks = attacks.RandomRanks(random);
            var radius = radiusOf(new(ranks, classes));
            var enumerated = attacks.Radius(ranks, Winner, limit: 2);
            Assert.True(Math.Min(radius, 2) <= enumerated, $"radius {radius}, but {enumerated + 1} buckets change the winner");
            if (radius == enumerated) exact++;
            largest = Math.Max(largest, radius);
        }
        Assert.True(exact > cases / 2, $"exact in {exact} of {cases} cases");
        Assert.True(largest >= 1);
    }

    /// <summary>The two rounds as the paper tells them, without the tables that certificates are made from.</summary>
    private static int Winner(Ballots ballots)
    {
        var votes = new int[ballots.ClassCount];
        for (var m = 0; m < ballots.Count; m++) votes[ballots.First(m)]++;
        int[] finalists = [.. Enumerable.Range(0, votes.Length).OrderByDescending(c => votes[c]).ThenBy(c => c).Take(2).Order()];
        var forSmaller = 0;
        for (var m = 0; m < ballots.Count; m++)
            if (ballots.Prefers(m, finalists[0], finalists[1])) forSmaller++;
        return 2 * forSmaller >= ballots.Count ? finalists[0] : finalists[1];
    }

    private static (RunOff RunOff, int[] Votes, int[] Preferences) Hold(Ballots ballots)
    {
        var (votes, preferences) = (new int[ballots.ClassCount], new int[ballots.ClassCount]);
        return (RunOff.Hold(ballots, votes, preferences), votes, preferences);
    }

    private static int FiniteRadius(FiniteRunOffCertificate certificate, Ballots ballots)
    {
        var (winner, votes, worse) = (Winner(ballots), new byte[ballots.Count], new uint[ballots.Count]);
        for (var m = 0; m < votes.Length; m++)
        {
            votes[m] = (byte)ballots.First(m);
            for (var c = 0; c < ballots.ClassCount; c++)
                if (ballots.Prefers(m, winner, c)) worse[m] |= 1u << c;
        }
        Assert.Equal(winner, FiniteRunOffCertificate.Prediction(votes, worse, ballots.ClassCount));
        return certificate.Radius(votes, worse, ballots.ClassCount).Value;
    }
}
