using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace NeuroBalance.Tests.House;

/// <summary>
/// Which room each type of a built assembly lies in and which types it uses, read from the metadata, the method bodies and the
/// portable PDB: public types share one namespace, so the text of a file no longer tells where the types that it names come from.
/// </summary>
internal sealed class CompiledRooms
{
    private const BindingFlags Declared =
        BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    // The documents of a type that has no method body (Portable PDB specification, "Type Definition Documents").
    private static readonly Guid TypeDocuments = new("932E74BC-DBA9-4478-8D46-0F32A7BAB3D3");

    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    private readonly Dictionary<Type, SortedSet<string>> _files = [];

    private CompiledRooms(Assembly assembly) => Types = [.. assembly.GetTypes().Where(type => !type.IsNested)];

    /// <summary>The types that stand in a namespace or a file, not in another type.</summary>
    public ImmutableArray<Type> Types { get; }

    /// <param name="assembly">An assembly with its PDB beside it.</param>
    /// <param name="root">Folder of the rooms, relative to the repository, with a slash at the end.</param>
    public static CompiledRooms Of(Assembly assembly, string root)
    {
        CompiledRooms rooms = new(assembly);
        using FileStream stream = File.OpenRead(Path.ChangeExtension(assembly.Location, ".pdb"));
        using MetadataReaderProvider provider = MetadataReaderProvider.FromPortablePdbStream(stream);
        MetadataReader symbols = provider.GetMetadataReader();
        foreach (Type type in assembly.GetTypes())
        {
            Type owner = Outermost(type);
            foreach (DocumentHandle handle in Documents(symbols, type))
            {
                string path = symbols.GetString(symbols.GetDocument(handle).Name).Replace('\\', '/');
                int at = path.LastIndexOf("/" + root, StringComparison.Ordinal);

                // Generated source lies among the build products.
                if (at >= 0 && !path.AsSpan(at + 1 + root.Length).StartsWith("obj/"))
                {
                    if (!rooms._files.TryGetValue(owner, out SortedSet<string>? files))
                    {
                        rooms._files[owner] = files = new(StringComparer.Ordinal);
                    }
                    files.Add(path[(at + 1 + root.Length)..]);
                }
            }
        }

        return rooms;
    }

    /// <summary>The files of a type below the root; empty for what the compiler or a generator made.</summary>
    public IReadOnlyCollection<string> Files(Type type) => _files.TryGetValue(Outermost(type), out SortedSet<string>? files) ? files : [];

    /// <summary>The room of a type: the folder of its files; null when it has none, the first when it has several.</summary>
    public string? Room(Type type) => Files(type).FirstOrDefault()?.Split('/')[0];

    /// <summary>Every use of a type of another room: in a signature, a base, an attribute, a local or a method body.</summary>
    public IEnumerable<(Type User, Type Used)> UsesAcrossRooms()
    {
        foreach (Type user in Types.Where(type => Room(type) is not null))
        {
            foreach (Type used in Used(user).SelectMany(Parts).Select(Outermost).Distinct())
            {
                if (used.Assembly == user.Assembly && Room(used) is { } room && room != Room(user))
                {
                    yield return (user, used);
                }
            }
        }
    }

    /// <summary>Whether code can name it from outside the assembly.</summary>
    public static bool IsPublic(Type type) => type.IsVisible;

    private static IEnumerable<DocumentHandle> Documents(MetadataReader symbols, Type type)
    {
        EntityHandle own = (EntityHandle)MetadataTokens.Handle(type.MetadataToken);
        foreach (CustomDebugInformationHandle handle in symbols.GetCustomDebugInformation(own))
        {
            CustomDebugInformation information = symbols.GetCustomDebugInformation(handle);
            if (symbols.GetGuid(information.Kind) != TypeDocuments) continue;
            BlobReader blob = symbols.GetBlobReader(information.Value);
            while (blob.RemainingBytes > 0)
            {
                yield return MetadataTokens.DocumentHandle(blob.ReadCompressedInteger());
            }
        }

        foreach (MethodBase method in Methods(type))
        {
            MethodDefinitionHandle definition = (MethodDefinitionHandle)MetadataTokens.Handle(method.MetadataToken);
            DocumentHandle document = symbols.GetMethodDebugInformation(definition).Document;
            if (!document.IsNil) yield return document;
        }
    }

    private static IEnumerable<MethodBase> Methods(Type type) =>
        type.GetMethods(Declared).Cast<MethodBase>().Concat(type.GetConstructors(Declared));

    private static IEnumerable<Type?> Used(Type type)
    {
        yield return type.BaseType;
        foreach (Type one in type.GetInterfaces().Concat(Constraints(type.GetGenericArguments())).Concat(Attributes(type)))
        {
            yield return one;
        }
        foreach (FieldInfo field in type.GetFields(Declared))
        {
            yield return field.FieldType;
            foreach (Type one in Attributes(field))
            {
                yield return one;
            }
        }

        foreach (MemberInfo member in type.GetProperties(Declared).Cast<MemberInfo>().Concat(type.GetEvents(Declared)))
        {
            foreach (Type one in Attributes(member))
            {
                yield return one;
            }
        }

        foreach (Type? one in Methods(type).SelectMany(Used).Concat(type.GetNestedTypes(Declared).SelectMany(Used)))
        {
            yield return one;
        }
    }

    private static IEnumerable<Type?> Used(MethodBase method)
    {
        if (method is MethodInfo { ReturnType: var result }) yield return result;
        foreach (System.Reflection.ParameterInfo parameter in method.GetParameters())
        {
            yield return parameter.ParameterType;
        }
        foreach (Type one in Attributes(method).Concat(method.IsGenericMethod ? Constraints(method.GetGenericArguments()) : []))
        {
            yield return one;
        }
        if (method.GetMethodBody() is not { } body) yield break;
        foreach (LocalVariableInfo local in body.LocalVariables)
        {
            yield return local.LocalType;
        }
        foreach (ExceptionHandlingClause clause in body.ExceptionHandlingClauses)
        {
            yield return clause.Flags == ExceptionHandlingClauseOptions.Clause ? clause.CatchType : null;
        }
        Type[] ofType = method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericArguments() : [];
        Type[] ofMethod = method.IsGenericMethod ? method.GetGenericArguments() : [];
        foreach (int token in Tokens(body.GetILAsByteArray()!))
        {
            MemberInfo member = method.Module.ResolveMember(token, ofType, ofMethod)!;
            yield return member as Type ?? member.DeclaringType;
            if (member is FieldInfo field) yield return field.FieldType;
            if (member is MethodInfo called)
            {
                yield return called.ReturnType;
                foreach (Type argument in called.IsGenericMethod ? called.GetGenericArguments() : [])
                {
                    yield return argument;
                }
            }

            foreach (System.Reflection.ParameterInfo parameter in (member as MethodBase)?.GetParameters() ?? [])
            {
                yield return parameter.ParameterType;
            }
        }
    }

    private static IEnumerable<Type> Constraints(Type[] parameters) =>
        parameters.Where(one => one.IsGenericParameter).SelectMany(one => one.GetGenericParameterConstraints());

    private static IEnumerable<Type> Attributes(MemberInfo member)
    {
        foreach (CustomAttributeData attribute in member.GetCustomAttributesData())
        {
            yield return attribute.AttributeType;
            foreach (CustomAttributeTypedArgument argument in attribute.ConstructorArguments)
            {
                yield return argument.ArgumentType;
                if (argument.Value is Type named) yield return named;
            }
        }
    }

    // The metadata tokens among the operands of a method body.
    private static IEnumerable<int> Tokens(byte[] il)
    {
        for (int at = 0; at < il.Length;)
        {
            short value = il[at++];
            if (value == 0xFE) value = unchecked((short)(0xFE00 | il[at++]));
            OperandType operand = Codes[value].OperandType;
            if (operand is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok)
            {
                yield return BitConverter.ToInt32(il, at);
            }
            at += operand switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(il, at)),
                _ => 4,
            };
        }
    }

    // A constructed type names its parts: Dictionary<A, B[]> uses A and B.
    private static IEnumerable<Type> Parts(Type? type)
    {
        if (type is null || type.IsGenericParameter) return [];
        if (type.HasElementType) return Parts(type.GetElementType());
        Type plain = type.IsGenericType ? type.GetGenericTypeDefinition() : type;
        return type.IsConstructedGenericType ? type.GetGenericArguments().SelectMany(Parts).Prepend(plain) : [plain];
    }

    private static Type Outermost(Type type)
    {
        while (type.DeclaringType is { } outer)
        {
            type = outer;
        }
        return type;
    }
}
