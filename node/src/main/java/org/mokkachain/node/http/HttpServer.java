package org.mokkachain.node.http;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import io.javalin.http.NotFoundResponse;
import io.javalin.util.JavalinBindException;
import io.javalin.util.JavalinException;
import io.javalin.util.JavalinLogger;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.mokkachain.api.model.ErrorCode;
import org.mokkachain.types.address.AddressFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves the API of one node. Every request has its own virtual thread; the few platform threads of Jetty only move
 * bytes. {@link #start} and {@link #close} once each.
 */
public final class HttpServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);

    /** Whoever watches the node is never refused. */
    private static final List<String> PROBES = List.of("/livez", "/readyz");

    /** Where the files of the pages are: a first visit of the explorer asks for a hundred, which are in memory. */
    private static final List<String> FILES = List.of("/explorer/", "/site/");

    private static final double FILE_COST = 0.1;

    private final HttpSettings settings;
    private final OpenStreams streams = new OpenStreams();
    private final OpenStreams waits = new OpenStreams();
    private final RequestMetrics metrics;
    private final Guard guard;
    private final Cors cors;
    private final Compression compression = new Compression();
    private final ClientLimits clients;
    private final List<Route> routes;
    private final Javalin javalin;

    public HttpServer(HttpSettings settings, NodePorts ports, PrometheusMeterRegistry registry) {
        this.settings = settings;
        this.metrics = new RequestMetrics(registry);
        this.cors = new Cors(settings.access().corsOrigins());
        this.guard = new Guard(settings, ports.chain(), cors);
        this.clients = new ClientLimits(settings.rates(), System::nanoTime, registry);
        this.routes = routes(ports, registry);
        this.javalin = Javalin.create(this::configure);
        metrics.observe(streams, settings.limits(), this::connections);
    }

    private List<Route> routes(NodePorts ports, PrometheusMeterRegistry registry) {
        AddressFormat addresses = new AddressFormat(ports.chain().genesis().addressPrefix());
        Views views = new Views(addresses, ports.state());
        HttpSettings.Limits limits = settings.limits();
        List<Route> all = new ArrayList<>();
        all.addAll(Route.chapter("Node", new NodeRoutes(ports, registry).routes()));
        all.addAll(Route.chapter("Node", new GenesisRoutes(ports.chain().genesis()).routes()));
        all.addAll(Route.chapter("Node", new MempoolRoutes(ports, views).routes()));
        all.addAll(Route.chapter("Blocks", new BlockRoutes(ports.chain(), views).routes()));
        all.addAll(Route.chapter("Transactions", new TransactionRoutes(limits, ports, views, waits, clients).routes()));
        all.addAll(Route.chapter("Accounts", new AccountRoutes(ports, views).routes()));
        all.addAll(Route.chapter("Proofs", new ProofRoutes(ports, addresses).routes()));
        all.addAll(Route.chapter("Assets", new AssetRoutes(ports, views).routes()));
        all.addAll(Route.chapter("Documents and data", new RecordRoutes(ports, views).routes()));
        all.addAll(Route.chapter("Governance", new ValidatorRoutes(ports).routes()));
        all.addAll(Route.chapter("Governance", new ProposalRoutes(ports.state()).routes()));
        all.addAll(Route.chapter("Search", new SearchRoutes(ports, views).routes()));
        all.addAll(Route.chapter("Governance", new GovernanceRoutes(limits, ports.oversight(), addresses).routes()));
        all.addAll(Route.chapter(
                "Events", new EventRoutes(ports.events(), addresses, limits, streams, clients).routes()));
        all.addAll(Route.chapter(
                "Node", new StatsRoutes(ports.statistics(), InstantSource.system()).routes()));
        ports.administration()
                .ifPresent(admin -> all.addAll(Route.chapter("Admin", new AdminRoutes(admin, limits).routes())));
        all.addAll(Route.chapter("Pages", new ExplorerRoutes().routes()));
        all.addAll(Route.chapter("Pages", SiteRoutes.routes()));
        all.addAll(Route.chapter("Pages", new DescriptionRoutes(this::routes).routes()));
        return List.copyOf(all);
    }

    /** Everything that is served, for the check of the API's description. */
    List<Route> routes() {
        return routes;
    }

    /**
     * Begins to listen.
     *
     * @throws HttpStartException if the port is taken or the address is not this machine's
     */
    public void start() throws HttpStartException {
        try {
            javalin.start();
        } catch (JavalinBindException e) {
            throw new HttpStartException(
                    "HTTP port " + settings.port() + " of " + settings.host() + " cannot be used: it is taken, or the"
                            + " address is not one of this machine; stop the other program or set http.port and"
                            + " http.host differently",
                    e);
        }
        LOG.info("HTTP API ready at {}://{}:{}",
                settings.access().tls().isPresent() ? "https" : "http", settings.host(), port());
    }

    /** The port in use, which differs from that of the settings if it is 0 there. */
    public int port() {
        return javalin.port();
    }

    private int connections() {
        return Stream.of(javalin.jettyServer().server().getConnectors())
                .mapToInt(connector -> connector.getConnectedEndPoints().size())
                .sum();
    }

    /** Event streams being served now. */
    public int openStreams() {
        return streams.count();
    }

    /** Ends open streams and waits, and stops listening. Clients that do not finish in 2 s are cut off. */
    @Override
    public void close() {
        streams.interruptAll();
        waits.interruptAll();
        try {
            javalin.stop();
        } catch (JavalinException e) {
            LOG.info("HTTP clients were cut off: {}", String.valueOf(e.getMessage()));
        }
    }

    private void configure(JavalinConfig config) {
        JavalinLogger.enabled = false; // what matters is logged here, once
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.prefer405over404 = true;
        config.http.generateEtags = false;
        config.http.maxRequestSize = settings.limits().maxBodyBytes();
        config.http.compressionStrategy = CompressionStrategy.NONE;
        JettySetup.apply(config.jetty, settings);
        RoutesConfig table = config.routes;
        table.before(this::before);
        routes.forEach(route -> table.addHttpHandler(route.method(), route.path(), ctx -> {
            ctx.attribute("mokka.route", route.path());
            route.refuseRepetition(ctx);
            route.handler().handle(ctx);
        }));
        table.after(compression::apply);
        table.after(ctx -> metrics.end(ctx, routeOf(ctx)));
        table.after(Leftovers::discard);
        handleProblems(table);
    }

    private void before(Context ctx) {
        metrics.begin(ctx);
        ctx.header("X-Content-Type-Options", "nosniff");
        ctx.header("Referrer-Policy", "no-referrer");
        ctx.header("Cache-Control", "no-store");
        guard.check(ctx);
        if (cors.answered(ctx)) {
            ctx.skipRemainingHandlers();
        } else if (!PROBES.contains(ctx.path())) {
            clients.request(ctx, FILES.stream().anyMatch(ctx.path()::startsWith) ? FILE_COST : 1);
        }
    }

    private static String routeOf(Context ctx) {
        String route = ctx.attribute("mokka.route");
        return route == null ? "none" : route;
    }

    private void handleProblems(RoutesConfig table) {
        table.exception(ProblemException.class, (e, ctx) -> Answers.problem(ctx, e.problem()));
        table.exception(
                NotFoundResponse.class,
                (e, ctx) -> Answers.problem(ctx, ErrorCode.NOT_FOUND.problem("there is no such path")));
        table.exception(MethodNotAllowedResponse.class, (e, ctx) -> {
            ctx.header("Allow", allowed(ctx.path()));
            Answers.problem(ctx, ErrorCode.METHOD_NOT_ALLOWED.problem("the path has no method " + ctx.method()));
        });
        table.exception(
                HttpResponseException.class, (e, ctx) -> Answers.problem(ctx, JettyErrors.problem(e.getStatus())));
        table.exception(InterruptedException.class, (e, ctx) -> {
            Thread.currentThread().interrupt();
            Answers.problem(ctx, ErrorCode.UNAVAILABLE.problem("the node is stopping"));
        });
        table.exception(Exception.class, (e, ctx) -> {
            LOG.error("a bug: {} {} failed", ctx.method(), routeOf(ctx), e);
            Answers.problem(ctx, ErrorCode.INTERNAL.problem("the node met an error of its own"));
        });
    }

    private String allowed(String path) {
        return routes.stream()
                .filter(route -> path.matches(route.path().replaceAll("\\{[a-z]+}", "[^/]+")))
                .map(route -> route.method().name())
                .distinct()
                .reduce((a, b) -> a + ", " + b)
                .orElse("GET");
    }
}
