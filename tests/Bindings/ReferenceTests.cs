using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Finops.Tests.Bindings;

/// <summary>A wrong signature would show only as a MissingMethodException when the line that needs it runs.</summary>
public sealed class ReferenceTests
{
    private const string Bindings = "DuckDB.NET.Bindings";

    [Fact]
    public void References_OfDuckDbNetData_AllResolve()
    {
        using var file = new PEReader(File.OpenRead(Path.Combine(AppContext.BaseDirectory, "DuckDB.NET.Data.dll")));
        using var bindings = new PEReader(File.OpenRead(Path.Combine(AppContext.BaseDirectory, Bindings + ".dll")));
        var wanted = References(file.GetMetadataReader()).ToList();
        var offered = Definitions(bindings.GetMetadataReader()).ToHashSet();

        Assert.Equal([], wanted.Except(offered));
        Assert.True(wanted.Count > 200, $"Only {wanted.Count} references were found.");
        TestContext.Current.TestOutputHelper?.WriteLine($"{wanted.Count} references resolved.");
    }

    private static IEnumerable<string> References(MetadataReader data)
    {
        var types = data.TypeReferences.Where(handle => IsFromBindings(data, handle)).ToHashSet();
        var names = new TypeNames();
        foreach (var handle in types)
        {
            yield return names.GetTypeFromReference(data, handle, 0);
        }

        foreach (
            var member in data
                .MemberReferences.Select(data.GetMemberReference)
                .Where(member => member.Parent.Kind == HandleKind.TypeReference && types.Contains((TypeReferenceHandle)member.Parent))
        )
        {
            var owner = names.GetTypeFromReference(data, (TypeReferenceHandle)member.Parent, 0);
            yield return member.GetKind() == MemberReferenceKind.Method
                ? Describe(owner, data.GetString(member.Name), member.DecodeMethodSignature(names, null))
                : $"{member.DecodeFieldSignature(names, null)} {owner}::{data.GetString(member.Name)}";
        }
    }

    private static IEnumerable<string> Definitions(MetadataReader bindings)
    {
        var names = new TypeNames();
        foreach (var handle in bindings.TypeDefinitions)
        {
            var type = bindings.GetTypeDefinition(handle);
            var owner = names.GetTypeFromDefinition(bindings, handle, 0);
            yield return owner;

            foreach (
                var method in type.GetMethods()
                    .Select(bindings.GetMethodDefinition)
                    .Where(method => (method.Attributes & System.Reflection.MethodAttributes.MemberAccessMask) == System.Reflection.MethodAttributes.Public)
            )
            {
                yield return Describe(owner, bindings.GetString(method.Name), method.DecodeSignature(names, null));
            }

            foreach (
                var field in type.GetFields()
                    .Select(bindings.GetFieldDefinition)
                    .Where(field => (field.Attributes & System.Reflection.FieldAttributes.FieldAccessMask) == System.Reflection.FieldAttributes.Public)
            )
            {
                yield return $"{field.DecodeSignature(names, null)} {owner}::{bindings.GetString(field.Name)}";
            }
        }
    }

    private static bool IsFromBindings(MetadataReader data, TypeReferenceHandle handle)
    {
        var scope = data.GetTypeReference(handle).ResolutionScope;
        return scope.Kind switch
        {
            HandleKind.TypeReference => IsFromBindings(data, (TypeReferenceHandle)scope),
            HandleKind.AssemblyReference => data.GetString(data.GetAssemblyReference((AssemblyReferenceHandle)scope).Name) == Bindings,
            _ => false,
        };
    }

    private static string Describe(string owner, string name, MethodSignature<string> signature) =>
        $"{(signature.Header.IsInstance ? "instance" : "static")} {signature.ReturnType} {owner}::{name}"
        + $"`{signature.GenericParameterCount}({string.Join(", ", signature.ParameterTypes)})";
}
