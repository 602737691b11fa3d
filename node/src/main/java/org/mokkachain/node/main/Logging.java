package org.mokkachain.node.main;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.FileAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.Duration;
import ch.qos.logback.core.util.FileSize;
import java.nio.file.Path;
import org.mokkachain.node.config.NodeConfig;
import org.slf4j.LoggerFactory;

/** Sets up logging in code: quicker at the start than a configuration file, and ruled by the node's own settings. */
final class Logging {
    /** What others said may be in a message: it cannot begin a line that looks like one of ours. */
    private static final String PATTERN = "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level %logger{0}:"
            + " %replace(%msg){'[\\x00-\\x1f\\x7f-\\x9f\\u2028\\u2029]+', ' '}%n";
    private static final long MIB = 1L << 20;
    private static final Duration LOOK = Duration.buildByMilliseconds(100);

    private final LoggerContext context;
    private final NodeConfig.Log config;

    private Logging(LoggerContext context, NodeConfig.Log config) {
        this.context = context;
        this.config = config;
    }

    /** Our own messages from the configured level, those of libraries from WARN. */
    static void configure(NodeConfig.Log config) {
        configure((LoggerContext) LoggerFactory.getILoggerFactory(), config);
    }

    static void configure(LoggerContext context, NodeConfig.Log config) {
        context.reset();
        new Logging(context, config).apply();
    }

    /** For all commands but {@code node}: nothing but warnings. */
    static void quiet() {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).setLevel(Level.WARN);
    }

    private void apply() {
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        root.addAppender(started(config.file().map(this::rolling).orElseGet(this::standardError)));
        context.getLogger("org.mokkachain").setLevel(Level.valueOf(config.level().name()));
    }

    private OutputStreamAppender<ILoggingEvent> started(OutputStreamAppender<ILoggingEvent> appender) {
        appender.setContext(context);
        appender.setEncoder(encoder());
        appender.start();
        return appender;
    }

    private OutputStreamAppender<ILoggingEvent> standardError() {
        ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
        appender.setTarget("System.err");
        return appender;
    }

    private OutputStreamAppender<ILoggingEvent> rolling(Path file) {
        RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
        appender.setFile(file.toString());
        appender.setTriggeringPolicy(triggeringPolicy());
        appender.setRollingPolicy(rollingPolicy(file, appender));
        return appender;
    }

    private SizeBasedTriggeringPolicy<ILoggingEvent> triggeringPolicy() {
        SizeBasedTriggeringPolicy<ILoggingEvent> policy = new SizeBasedTriggeringPolicy<>();
        policy.setContext(context);
        policy.setMaxFileSize(new FileSize(config.maxFileMegabytes() * MIB));
        policy.setCheckIncrement(LOOK); // the default of a minute lets a file grow far beyond its size
        policy.start();
        return policy;
    }

    private FixedWindowRollingPolicy rollingPolicy(Path file, FileAppender<ILoggingEvent> parent) {
        FixedWindowRollingPolicy policy = new FixedWindowRollingPolicy() {
            @Override
            protected int getMaxWindowSize() {
                return config.keepFiles(); // without that never more than 21, and not a word
            }
        };
        policy.setContext(context);
        policy.setParent(parent);
        policy.setFileNamePattern(file + ".%i");
        policy.setMinIndex(1);
        policy.setMaxIndex(config.keepFiles());
        policy.start();
        return policy;
    }

    /** Whether this log is written to the terminal that standard output is on. */
    static boolean sharesScreen(NodeConfig.Log config) {
        return config.file().isEmpty() && Screen.showsErrors();
    }

    private Encoder<ILoggingEvent> encoder() {
        return switch (config.format()) {
            case TEXT -> {
                PatternLayoutEncoder encoder = new PatternLayoutEncoder();
                encoder.setContext(context);
                encoder.setPattern(sharesScreen(config) ? Screen.WIPE + PATTERN : PATTERN);
                encoder.start();
                yield encoder;
            }
            case JSON -> {
                JsonLines encoder = new JsonLines();
                encoder.setContext(context);
                encoder.start();
                yield encoder;
            }
        };
    }
}
