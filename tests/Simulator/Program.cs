using Finops.Simulator;

return await Commands.RunAsync(args);
