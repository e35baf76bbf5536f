namespace Finops.Simulator.Staff;

/// <summary>Use without a person: an API key or automation.</summary>
/// <param name="Id">The service's name, or a vendor user id when the vendor shows the service as an actor.</param>
/// <param name="Name">Name to show.</param>
/// <param name="IsActor">True: appears in the per-user reports as an actor without e-mail. False: only in the bucketed reports.</param>
/// <param name="Kind">What it does, which decides its requests.</param>
/// <param name="DailyRequests">Requests on an ordinary weekday at the growth of 1000.</param>
/// <param name="WeekendPermille">Share of a weekday's requests on a Saturday or Sunday.</param>
public sealed record Service(string Id, string Name, bool IsActor, ServiceKind Kind, int DailyRequests, int WeekendPermille) : Principal(Id);
