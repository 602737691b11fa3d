package org.mokkachain.node.main;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * One JSON object for each message, on a line of its own: {@code time}, {@code level}, {@code logger}, {@code message},
 * {@code error} with a stack trace, if there is one, and every {@code name=value} of the message as a field.
 */
final class JsonLines extends EncoderBase<ILoggingEvent> {
    private static final Pattern PLACE = Pattern.compile("(?:\\b([a-zA-Z][a-zA-Z0-9]*)=)?\\{}");
    private static final Set<String> TAKEN = Set.of("time", "level", "logger", "message", "error");
    private static final JsonMapper JSON = JsonMapper.shared();

    @Override
    public byte[] headerBytes() {
        return new byte[0];
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        ObjectNode line = JSON.createObjectNode();
        line.put("time", event.getInstant().toString());
        line.put("level", event.getLevel().toString());
        line.put("logger", shortName(event.getLoggerName()));
        line.put("message", event.getFormattedMessage());
        addFields(line, event);
        if (event.getThrowableProxy() != null) {
            line.put("error", ThrowableProxyUtil.asString(event.getThrowableProxy()));
        }
        return (JSON.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static void addFields(ObjectNode line, ILoggingEvent event) {
        Object[] values = event.getArgumentArray();
        if (event.getMessage() == null || values == null) {
            return;
        }
        Matcher place = PLACE.matcher(event.getMessage());
        for (int i = 0; i < values.length && place.find(); i++) {
            String name = place.group(1);
            if (name != null && !TAKEN.contains(name)) {
                add(line, name, values[i]);
            }
        }
    }

    private static void add(ObjectNode line, String name, Object value) {
        if (value instanceof Long || value instanceof Integer) {
            line.put(name, ((Number) value).longValue());
        } else {
            line.put(name, String.valueOf(value));
        }
    }

    private static String shortName(String logger) {
        return logger.substring(logger.lastIndexOf('.') + 1);
    }

    @Override
    public byte[] footerBytes() {
        return new byte[0];
    }
}
