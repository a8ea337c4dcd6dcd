using Bezoar.Attacks;
using Bezoar.Data;
using Bezoar.Experiments.Attacking;
using Bezoar.Tests.Attacks;

namespace Bezoar.Tests.Experiments.Attacking;

public class AttackSpecificationTests
{
    private static readonly Dataset Training = Toys.Images(Toys.Grey);

    [Fact]
    public void WhatIsNotSaidIsTheAttacksDefault()
    {
        Assert.Equal(("badnets", "10 % of the training set added, every class to 0, trigger pattern", 5UL), Facts(new()));
        Assert.Equal("25 % of class 0, images left as they are, trigger clean-label", Facts(new() { Attack = "clean-label" }).Description);
        Assert.Equal("10 % of all labels, to random others", Facts(new() { Attack = "label-flip" }).Description);
    }

    [Fact]
    public void WhatIsSaidIsDone()
    {
        AttackSpecification words = new() { Trigger = "square-2", Amplitude = 16, Rule = "single", Source = 1, Target = 2, Rate = 0.25, Replace = true };
        Assert.Equal("25 % of the training set replaced, class 1 to 2, trigger square-2 with amplitude 16", Facts(words).Description);
        Assert.Equal("10 % of the training set added, every class to the next, trigger pixel", Facts(new() { Trigger = "pixel", Rule = "all-to-all" }).Description);
        Assert.Equal("50 % of class 2, images left as they are, trigger pixel", Facts(new() { Attack = "clean-label", Target = 2, Share = 0.5, Trigger = "pixel" }).Description);
        Assert.Contains("nearest", Facts(new() { Attack = "label-flip", Choice = "nearest" }).Description, StringComparison.Ordinal);
        Assert.Contains("farthest", Facts(new() { Attack = "label-flip", Choice = "farthest" }).Description, StringComparison.Ordinal);
    }

    [Fact]
    public void NamingClassesSaysWhichKindItIs()
    {
        Assert.Equal("10 % of the training set added, class 2 to 0, trigger pattern", Facts(new() { Source = 2 }).Description);
        Assert.Equal("20 % of the labels of class 1, to 2", Facts(new() { Attack = "label-flip", Source = 1, Target = 2, Rate = 0.2 }).Description);
        // Where the choice is named, classes do not change it.
        Fails.With(() => Create(new() { Attack = "label-flip", Choice = "random", Source = 1, Target = 2 }), "from class to class only");
    }

    public static TheoryData<string, string> Strangers => new()
    {
        { "badnets", "share variant epsilon tau surrogate choice" },
        { "clean-label", "rule source rate replace choice" },
        { "label-flip", "trigger amplitude rule replace share variant epsilon tau" },
    };

    [Theory, MemberData(nameof(Strangers))]
    public void WordsOfOtherAttacksAreRefusedAtOnce(string attack, string strangers)
    {
        AttackSpecification everything = new()
        {
            Attack = attack,
            Trigger = "pixel",
            Amplitude = 9,
            Rule = "single",
            Target = 1,
            Source = 0,
            Rate = 0.1,
            Replace = true,
            Share = 0.5,
            Variant = "baseline",
            Epsilon = 1,
            Tau = 0.1,
            Surrogate = "linear",
            Choice = "class-to-class",
        };
        var message = Assert.Throws<BezoarException>(() => Create(everything)).Message;
        var refused = message.Split(": ", 2)[1].Split("; ").Where(fault => fault.EndsWith($" does not go with {attack}", StringComparison.Ordinal));
        Assert.Equal(strangers.Split(' '), refused.Select(fault => fault.Split(' ')[0]));
    }

    /// <summary>Random flips ask no model.</summary>
    [Fact]
    public void ASurrogateGoesWithChoicesByMarginOnly()
    {
        AttackSpecification words = new() { Attack = "label-flip", Surrogate = "linear" };
        Fails.With(() => Create(words), "surrogate does not go with label-flip and the choice random");
        Fails.With(() => Create(words with { Choice = "class-to-class", Source = 0, Target = 1 }), "surrogate does not go with label-flip and the choice class-to-class");
        Assert.Contains("boundary of linear", Create(words with { Choice = "nearest" }).Description, StringComparison.Ordinal);
    }

    [Fact]
    public void AllFaultsOfWordsAndAttackAreNamedAtOnce()
    {
        AttackSpecification words = new() { Trigger = "square-8", Amplitude = 300, Target = 3, Rate = 1.5, Rule = "some", Choice = "random", Epsilon = -1 };
        Fails.With(() => Create(words),
            "attack badnets: ", "choice does not go with badnets", "epsilon does not go with badnets", "rule 'some' is none of all-to-one, single, all-to-all", "rate is 1.5",
            "target class 3 does not exist, classes are 0 to 2", "amplitude of trigger square-8 is 300", "is larger than the image of 8×8");
        Fails.With(() => Create(new() { Trigger = "star", Target = 9 }), "no trigger is called 'star'", "target class 9");
    }

    [Fact]
    public void RulesAndClassesMustFit()
    {
        Fails.With(() => Create(new() { Rule = "single" }), "the rule single needs a source class");
        Fails.With(() => Create(new() { Rule = "all-to-all", Source = 1, Target = 2 }), "goes with the rule single, not all-to-all", "so it takes none");
        Fails.With(() => Create(new() { Source = 0 }), "source and target class are both 0");
        Fails.With(() => Create(new() { Attack = "label-flip", Choice = "class-to-class" }), "need a source and a target class");
    }

    [Fact]
    public void AnUnknownAttackIsRefusedBeforeItsWords() =>
        Fails.With(() => Create(new() { Attack = "worm", Epsilon = 2 }), "'worm' is none; there are badnets, clean-label, label-flip");

    [Fact]
    public void ATriggerMayBeAFile()
    {
        using var folder = new TemporaryFolder();
        Fails.With(() => Create(new() { Trigger = folder.Write("empty.png"), Rate = 3 }), "empty.png: not a PNG", "rate is 3");
        Fails.With(() => Create(new() { Trigger = folder.WriteText("half.json", "{\"schema\": \"bez") }), "half.json: not a trigger");
        Fails.With(() => Create(new() { Trigger = folder["absent.json"] }), "absent.json: no such file");
    }

    private static IAttack Create(AttackSpecification words) => words.Create(5, Training, new());

    private static (string Name, string Description, ulong Seed) Facts(AttackSpecification words)
    {
        var attack = Create(words);
        return (attack.Name, attack.Description, attack.Seed);
    }
}
