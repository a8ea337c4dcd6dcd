using Bezoar.Benchmarks.Results;

namespace Bezoar.Benchmarks.Tables;

/// <summary>Every region that pages may mark, by name. Whatever a figure in a page says comes from here.</summary>
/// <param name="repository">Its root: results are read below.</param>
internal sealed class GeneratedText(string repository)
{
    private readonly ResultsFolder _results = new(Path.Combine(repository, "results"));

    /// <exception cref="InvalidOperationException">No such region, or results that it needs are missing.</exception>
    public string For(string region) => region switch
    {
        "console-certify" => ConsoleText.Certify(Newcomer),
        "console-verify" => ConsoleText.Verify(Newcomer),
        "console-mnist" => ConsoleText.Mnist(Mnist),
        "mnist" => MnistTables.Accuracy(Mnist, Targets.Mnist),
        "cifar10-accuracy" => MnistTables.Accuracy(Cifar, Targets.Cifar),
        "cifar10" => CifarTables.Accuracy(Cifar),
        "cost" => CostTable.Of(
            Mnist, Arithmetic, _results.Read<DigitsResult>(DigitsResult.File, "digits"), _results.Read<StartResult>(StartResult.File, "start")),
        "machine" => MnistTables.Machine(Mnist.Provenance),
        "frontier" => MnistTables.Frontier(Mnist),
        "same-votes" => MnistTables.SameVotes(Mnist),
        "stages" => MnistTables.Stages(Mnist),
        "cost-model" => CostModel.Of(Mnist),
        "patch-cost" => CifarTables.Cost(Cifar),
        "patch-rates" => RateTables.Patches(_results.Read<DescriptorsResult>(DescriptorsResult.FileOfPatches, "descriptors"), Arithmetic),
        "arithmetic" => RateTables.Arithmetic(Arithmetic),
        "descriptors" => RateTables.Descriptors(_results.Read<DescriptorsResult>(DescriptorsResult.File, "descriptors")),
        "architectures" => NetworkTables.Architectures(),
        "throughput" => NetworkTables.Throughput(Throughput),
        "networks" => NetworkTables.Summary(Throughput, BaseClassifiers),
        "trainings" => NetworkTables.Trainings([.. Targets.Trainings.Select(target => Training(target.Model))]),
        "same-weights" => NetworkTables.SameWeights(Training("badnets-cnn")),
        "base-classifiers" => NetworkTables.BaseClassifiers(BaseClassifiers),
        "backbone" => NetworkTables.Backbone(_results.Read<BackboneResult>(BackboneResult.Name, "backbone")),
        "recipes" => SettingsTables.Recipes(),
        "train-options" => SettingsTables.TrainOptions(),
        "advice" => AdviceTables.Strategies(Advising("cifar10"), Advising("mnist")),
        "advice-similar" => AdviceTables.Tried(Advising("cifar10")),
        "advice-different" => AdviceTables.Tried(Advising("mnist")),
        "transfer-recipes" => SettingsTables.TransferRecipes(),
        "advise-options" => SettingsTables.AdviseOptions(),
        "network-votes" => MnistTables.Networks(
            _results.Read<CertificationResult>(CertificationResult.File("mnist", "badnets-cnn"), "certify --partitions 1200 --checks none -- --learner badnets-cnn"), Mnist),
        "learner" => SettingsTables.Learner(),
        "patch-learner" => SettingsTables.PatchLearner(),
        "network-learners" => SettingsTables.BaseLearners(),
        "methods" => MethodTables.Targets(Methods),
        "methods-all" => MethodTables.All(Methods),
        "methods-cost" => MethodTables.Cost(Methods, MethodsOnCifar),
        "smoothing-mnist" => MethodTables.Smoothing(Methods),
        "methods-cifar10" => MethodTables.All(MethodsOnCifar),
        "rotnet" => RotNetTable.Of(_results.Read<RotNetResult>(RotNetResult.File, "rotnet"), Methods),
        "certify-options" => SettingsTables.CertifyOptions(),
        "datasets" => SettingsTables.Datasets(),
        "attacks" => AttackTables.Summary(Evaluation("badnets-mnist-pattern"), Evaluation("badnets-mnist-dpa"), Crafting),
        "badnets" => AttackTables.BadNets([.. Targets.BadNets.Select(target => Evaluation(target.Experiment))]),
        "badnets-rate" => AttackTables.Sweep(Evaluation("badnets-mnist-rate")),
        "badnets-defence" => AttackTables.Defence(Evaluation("badnets-mnist-dpa")),
        "clean-label-mnist" => AttackTables.CleanLabel(Evaluation("clean-label-mnist")),
        "clean-label-cifar10" => AttackTables.CleanLabel(Evaluation("clean-label-cifar10")),
        "clean-label-victims" => AttackTables.CleanLabelVictims(Evaluation("clean-label-mnist-victims")),
        "clean-label-triggers" => AttackTables.Triggers(Evaluation("clean-label-mnist-triggers")),
        "label-flips" => AttackTables.LabelFlips(Evaluation("label-flips-mnist")),
        "poison-frogs" => TargetedTables.Summary(Targeted("poison-frogs-one-shot"), Targeted("poison-frogs-end-to-end")),
        "poison-frogs-one-shot" => TargetedTables.OneShot(Targeted("poison-frogs-one-shot")),
        "poison-frogs-settings" => TargetedTables.OneShotSettings(Targeted("poison-frogs-one-shot")),
        "poison-frogs-defence" => TargetedTables.Defence(Targeted("poison-frogs-one-shot")),
        "poison-frogs-end-to-end" => TargetedTables.EndToEnd(Targeted("poison-frogs-end-to-end")),
        "crafting" => AttackTables.Crafting(Crafting),
        "experiments" => AttackTables.Experiments(),
        "badnets-options" or "clean-label-options" or "label-flip-options" or "poison-frogs-options" => SettingsTables.AttackOptions(region[..^"-options".Length]),
        "evaluate-options" => SettingsTables.EvaluateOptions(),
        "banned" => BannedTable.Of(File.ReadAllLines(Path.Combine(repository, "src", "Bezoar", "BannedSymbols.txt"))),
        _ => throw new InvalidOperationException($"no table is called '{region}'"),
    };

    private CertificationResult Mnist => _results.Read<CertificationResult>(CertificationResult.File("mnist"), "certify --dataset mnist");

    private CertificationResult Cifar => _results.Read<CertificationResult>(CertificationResult.File("cifar10"), "certify --dataset cifar10");

    private MethodsResult MethodsOnCifar => _results.Read<MethodsResult>(MethodsResult.File("cifar10"), "methods --dataset cifar10");

    /// <summary>Every kind of certificate on MNIST.</summary>
    public MethodsResult Methods => _results.Read<MethodsResult>(MethodsResult.File("mnist"), "methods --dataset mnist");

    /// <summary>Files of pictures and what stands in them.</summary>
    public IEnumerable<(string File, string Text)> FrogsPictures => Frogs.FrogsPictures.Of(Targeted("poison-frogs-one-shot"), Targeted("poison-frogs-end-to-end"));

    private ArithmeticResult Arithmetic => _results.Read<ArithmeticResult>(ArithmeticResult.File, "matrix-product");

    private ThroughputResult Throughput => _results.Read<ThroughputResult>(ThroughputResult.File, "throughput");

    private BaseClassifiersResult BaseClassifiers => _results.Read<BaseClassifiersResult>(BaseClassifiersResult.File("nin"), "base-classifiers");

    private TrainingResult Training(string model) => _results.Read<TrainingResult>(TrainingResult.File(model), $"train --model {model}");

    private CraftingResult Crafting => _results.Read<CraftingResult>(CraftingResult.File, "crafting");

    private EvaluationResult Evaluation(string experiment) =>
        _results.Read<EvaluationResult>(EvaluationResult.File(experiment), $"evaluate --experiment {experiment}");

    private TargetedEvaluationResult Targeted(string experiment) =>
        _results.Read<TargetedEvaluationResult>(EvaluationResult.File(experiment), $"evaluate --experiment {experiment}");

    private AdvisingResult Advising(string dataset) => _results.Read<AdvisingResult>(AdvisingResult.File(dataset), $"advise --dataset {dataset}");

    private NewcomerResult Newcomer => _results.Read<NewcomerResult>(NewcomerResult.File, "newcomer");
}
