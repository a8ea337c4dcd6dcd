using System.Reflection;
using System.Reflection.Emit;
using Bezoar.Certificates.Verification;

namespace Bezoar.Tests.Certificates.Verification;

/// <summary>The verifier is worth something only as long as a fault of the issuer's code cannot be its own.</summary>
public class IndependenceTests
{
    private const BindingFlags Own =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private static readonly Assembly Library = typeof(RunVerifier).Assembly;

    [Fact]
    public void VerificationUsesNothingElseOfTheLibrary()
    {
        var own = Library.GetTypes().Where(IsVerification).ToArray();
        Assert.Contains(typeof(RunVerifier), own);
        var foreign = own.SelectMany(Uses).Where(used => used.Assembly == Library && !IsVerification(used) && !IsAllowed(used))
            .Select(used => used.FullName).Distinct();
        Assert.Empty(foreign);
    }

    [Fact]
    public void TheScanSeesWhatMethodsCall() =>
        Assert.Contains(Uses(typeof(RunVerifier)), used => used == Library.GetType("Bezoar.Errors"));

    private static bool IsVerification(Type type) => type.Namespace == "Bezoar.Certificates.Verification"
        || type.FullName!.StartsWith("Bezoar.Certificates.Verification.", StringComparison.Ordinal);

    // Messages for the user, and what the compiler itself generates for the whole assembly.
    private static bool IsAllowed(Type type) => type.FullName is "Bezoar.Errors" or "Bezoar.BezoarException"
        || type.FullName!.StartsWith('<') || type.Namespace is "System.Text.RegularExpressions.Generated";

    private static IEnumerable<Type> Uses(Type type)
    {
        var methods = type.GetMethods(Own).Concat<MethodBase>(type.GetConstructors(Own)).ToArray();
        return type.GetFields(Own).Select(field => field.FieldType)
            .Append(type.BaseType).Concat(type.GetInterfaces())
            .Concat(methods.SelectMany(method => method.GetParameters().Select(parameter => parameter.ParameterType)))
            .Concat(methods.OfType<MethodInfo>().Select(method => method.ReturnType))
            .Concat(methods.SelectMany(UsesOfBody))
            .SelectMany(Parts);
    }

    /// <summary>Every type that a method's instructions name, or whose member they name.</summary>
    private static IEnumerable<Type?> UsesOfBody(MethodBase method)
    {
        if (method.GetMethodBody() is not { } body) yield break;
        foreach (var local in body.LocalVariables) yield return local.LocalType;
        var code = body.GetILAsByteArray()!;
        var typeArguments = method.DeclaringType!.GetGenericArguments();
        var methodArguments = method.IsGenericMethod ? method.GetGenericArguments() : [];
        for (var at = 0; at < code.Length;)
        {
            var opCode = code[at] == 0xFE ? OpCodesByValue[(short)(0xFE00 | code[at + 1])] : OpCodesByValue[code[at]];
            at += opCode.Size;
            if (NamesAMember(opCode.OperandType))
            {
                var member = method.Module.ResolveMember(BitConverter.ToInt32(code, at), typeArguments, methodArguments)!;
                yield return member as Type ?? member.DeclaringType;
                if (member is MethodInfo { IsGenericMethod: true } generic)
                    foreach (var argument in generic.GetGenericArguments()) yield return argument;
            }
            at += OperandSize(opCode.OperandType, code, at);
        }
    }

    private static bool NamesAMember(OperandType operand) =>
        operand is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok;

    private static int OperandSize(OperandType operand, byte[] code, int at) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + 4 * BitConverter.ToInt32(code, at),
        _ => 4,
    };

    private static readonly Dictionary<short, OpCode> OpCodesByValue = typeof(OpCodes).GetFields()
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(opCode => opCode.Value);

    /// <summary>The type itself, what it is made of, and where it is nested.</summary>
    private static IEnumerable<Type> Parts(Type? type)
    {
        if (type is null || type.IsGenericParameter) return [];
        if (type.HasElementType) return Parts(type.GetElementType());
        return [type.IsGenericType ? type.GetGenericTypeDefinition() : type, .. type.GetGenericArguments().SelectMany(Parts)];
    }
}
