namespace Finops.Reports.Content;

public enum Arrow
{
    None,
    Up,
    Down,
}
