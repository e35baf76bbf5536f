namespace Finops.Simulator.Staff;

/// <summary>Invented names; any likeness is chance.</summary>
internal static class NamePool
{
    internal static IReadOnlyList<string> Given { get; } =
    [
        "Ada", "Amir", "Anouk", "Arlo", "Beate", "Bruno", "Carmen", "Chidi", "Cleo", "Dario", "Delia", "Edda", "Elif", "Emeka", "Enzo", "Esther",
        "Farah", "Felix", "Gita", "Greta", "Hana", "Henrik", "Ida", "Imre", "Ines", "Ivo", "Jana", "Jonas", "Juno", "Kaito", "Kira", "Lars",
        "Leila", "Linus", "Livia", "Luca", "Mads", "Maira", "Milo", "Mina", "Nadia", "Nico", "Noor", "Odile", "Olek", "Omar", "Paola", "Per",
        "Petra", "Quinn", "Rafael", "Reka", "Rosa", "Ruben", "Sanna", "Selim", "Signe", "Soren", "Talia", "Teo", "Tove", "Uma", "Viktor", "Vera",
        "Wanda", "Wim", "Xenia", "Yara", "Yusuf", "Zeno", "Zora",
    ];

    internal static IReadOnlyList<string> Family { get; } =
    [
        "Abara", "Aldana", "Amsel", "Barrow", "Bastos", "Bergdahl", "Calloway", "Castell", "Corvin", "Dahlgren", "Delacour", "Drummel", "Eckhart",
        "Endara", "Falkner", "Fenwick", "Fontaine", "Garrow", "Grimaldo", "Halvorsen", "Hartig", "Hollis", "Iversen", "Jansky", "Kaplan", "Kestrel",
        "Kowal", "Lindqvist", "Lorrain", "Madaki", "Marlowe", "Mercier", "Moreno", "Nakano", "Nordin", "Obanye", "Okafor", "Ostrow", "Palmgren",
        "Pereira", "Quintero", "Ravn", "Rinaldi", "Rowan", "Sandoval", "Savchuk", "Sterling", "Szabo", "Tanaka", "Thorne", "Umarov", "Valois",
        "Varga", "Vestergaard", "Wachter", "Wexford", "Winther", "Yilmaz", "Zahradnik", "Zoller",
    ];
}
