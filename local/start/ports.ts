import { createServer, type Server } from "node:net";

/** Ports of the pages, the org and Intercom. */
export interface Ports {
  lightning: number;
  org: number;
  intercom: number;
}

function listen(port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => resolve(server));
  });
}

/** The port asked for and the two after it, or three free ones for 0. Throws with the taken port and what to do. */
export async function findPorts(first: number): Promise<Ports> {
  const servers: Server[] = [];
  try {
    for (const port of first === 0 ? [0, 0, 0] : [first, first + 1, first + 2])
      servers.push(
        await listen(port).catch((error: NodeJS.ErrnoException) => {
          if (error.code !== "EADDRINUSE") throw error;
          const next = first > 60_000 ? 3000 : first + 1000;
          throw new Error(`Port ${port} is in use. Stop what uses it, or choose others: npm start -- --port ${next}`);
        }),
      );
    const [lightning, org, intercom] = servers.map((server) => (server.address() as { port: number }).port) as [
      number,
      number,
      number,
    ];
    return { lightning, org, intercom };
  } finally {
    await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  }
}
