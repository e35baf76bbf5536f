using System.Runtime.CompilerServices;

// Structs cross the border as they lie in memory.
[assembly: DisableRuntimeMarshalling]
