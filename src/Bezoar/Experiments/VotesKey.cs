using System.Security.Cryptography;
using System.Text;
using Bezoar.Data;

namespace Bezoar.Experiments;

/// <summary>What votes that were stored half-way belong to: they are taken up again only where all of it is the same.</summary>
internal static class VotesKey
{
    /// <summary>SHA-256 over everything that decides votes and the rows in which they stand, the build of the library included.</summary>
    /// <param name="layout">Of the file, with all numbers that decide it.</param>
    /// <param name="trainDigest">Of the training set, whose order decides nothing.</param>
    /// <param name="test">The test set: a row of votes belongs to a place in its file, and its digest would not tell two orders apart.</param>
    /// <param name="learner">The learner with all its settings.</param>
    public static string Of(string layout, string trainDigest, Dataset test, string learner)
    {
        var build = typeof(VotesKey).Module.ModuleVersionId;
        var testInOrder = Convert.ToHexStringLower(SHA256.HashData(test.Records));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{layout} {build} {trainDigest} {testInOrder} {learner}")));
    }
}
