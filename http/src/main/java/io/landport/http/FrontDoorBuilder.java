package io.landport.http;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.NotFoundResponse;
import io.landport.domain.text.TextLanguage;
import io.landport.http.limit.CallerRates;
import io.landport.http.limit.ConcurrencyLimit;
import io.landport.http.limit.Limits;
import io.landport.http.openapi.OpenApiDocument;
import io.landport.http.openapi.QueryParameters;
import io.landport.http.request.RequestListener;
import io.landport.http.request.SecurityHeaders;
import io.landport.http.token.AccessTokens;
import jakarta.servlet.Servlet;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Collects what a front door serves, and starts it. */
public final class FrontDoorBuilder {
    private final HttpSettings settings;
    private final Clock clock;
    private final List<Mount> mounts = new ArrayList<>();
    private AccessTokens tokens = AccessTokens.NONE;
    private RequestListener listener = RequestListener.NONE;

    FrontDoorBuilder(HttpSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** Adds the routes of a module. */
    public FrontDoorBuilder mount(Mount mount) {
        mounts.add(mount);
        return this;
    }

    /** The tokens that requests are checked against; none if not called. */
    public FrontDoorBuilder tokens(AccessTokens known) {
        tokens = known;
        return this;
    }

    /** Receives what is served; nobody if not called. */
    public FrontDoorBuilder listener(RequestListener receiver) {
        listener = receiver;
        return this;
    }

    /** @throws HttpStartException if the address cannot be used, TLS cannot be set up, or routes would be unprotected */
    public FrontDoor start() {
        DocumentationMount documentation = new DocumentationMount(mounts);
        List<Mount> all =
                Stream.concat(mounts.stream(), Stream.of(documentation)).toList();
        List<Route> routes =
                all.stream().flatMap(mount -> mount.routes().stream()).toList();
        Exposure.require(settings, routes);
        List<StaticFile> files = Stream.concat(
                        PageFile.shared().stream(), all.stream().flatMap(mount -> mount.files().stream()))
                .toList();
        List<StaticFolder> folders =
                all.stream().flatMap(mount -> mount.folders().stream()).toList();
        return new FrontDoor(
                ServerAssembly.start(settings, servlet(routes, files, folders, documentation.document()), listener),
                documentation.document(),
                routes);
    }

    private Servlet servlet(
            List<Route> routes, List<StaticFile> files, List<StaticFolder> folders, OpenApiDocument document) {
        Limits limits = settings.limits();
        Authentication authentication =
                new Authentication(settings.tokens(), sameSite(), tokens, settings.owner(), clock);
        CallerRates rates = CallerRates.of(limits);
        ConcurrencyLimit concurrency = new ConcurrencyLimit(limits.requests());
        return Javalin.create(config -> {
                    configure(config);
                    Errors.handleIn(config.routes);
                    routes.forEach(route -> add(
                            config,
                            route,
                            new RouteHandler(
                                    route,
                                    QueryParameters.of(document, route.method().name(), route.path()),
                                    authentication,
                                    rates,
                                    concurrency)));
                    files.forEach(file -> add(config, file));
                    folders.forEach(folder -> add(config, folder));
                    StartPage start = start(routes, files, folders);
                    config.routes.addHttpHandler(HandlerType.GET, "/", context -> {
                        serve(start.in(TextLanguage.accepted(context.header("Accept-Language"))), context);
                        context.header("Vary", "Accept-Encoding, Accept-Language");
                    });
                })
                .javalinServlet();
    }

    private SameSite sameSite() {
        return new SameSite(Exposure.isLoopback(settings.host()) && !settings.isBehindProxy());
    }

    private static void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.prefer405over404 = true;
    }

    /** The address without a path leads to a page that names what there is. */
    private static StartPage start(List<Route> routes, List<StaticFile> files, List<StaticFolder> folders) {
        Set<String> served = new HashSet<>();
        routes.forEach(route -> served.add(route.path()));
        files.forEach(file -> served.add(file.path()));
        folders.stream()
                .filter(folder -> folder.find().apply("").isPresent())
                .forEach(folder -> served.add(folder.path()));
        if (served.contains("/docs")
                && routes.stream().anyMatch(route -> route.path().startsWith("/sdmx/"))) {
            served.add("/docs/sdmx.md");
        }
        return StartPage.of(served);
    }

    private static void add(JavalinConfig config, Route route, RouteHandler handler) {
        config.routes.addHttpHandler(route.method(), route.path(), handler);
        if (route.method().equals(HandlerType.GET)) {
            // Javalin would answer HEAD with 200 whatever the handler says.
            config.routes.addHttpHandler(HandlerType.HEAD, route.path(), handler);
        }
    }

    private static void add(JavalinConfig config, StaticFile file) {
        config.routes.addHttpHandler(HandlerType.GET, file.path(), context -> serve(file, context));
    }

    private static void add(JavalinConfig config, StaticFolder folder) {
        config.routes.addHttpHandler(HandlerType.GET, folder.path(), context -> serve(folder, "", context));
        config.routes.addHttpHandler(
                HandlerType.GET,
                folder.path() + "/<name>",
                context -> serve(folder, context.pathParam("name"), context));
    }

    private static void serve(StaticFolder folder, String name, Context context) {
        serve(folder.find().apply(name).orElseThrow(NotFoundResponse::new), context);
    }

    private static void serve(StaticFile file, Context context) {
        context.attribute(RequestReport.FILE, file);
        context.header(SecurityHeaders.POLICY, file.contentSecurityPolicy())
                .header("Cache-Control", "no-cache")
                .header("Vary", "Accept-Encoding")
                .contentType(file.mediaType());
        if (takesGzip(context)) {
            context.header("Content-Encoding", "gzip").result(file.compressed());
        } else {
            context.result(file.content());
        }
    }

    private static boolean takesGzip(Context context) {
        String encodings = context.header("Accept-Encoding");
        return encodings != null && encodings.contains("gzip") && !encodings.contains("gzip;q=0");
    }
}
