package org.mokkachain.endtoend.harness;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.mokkachain.api.json.ApiJson;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** How a command ended and what it wrote. */
public record Ended(List<String> command, int code, String out, String err, Duration took) {
    /** Itself, or a failure that shows everything. */
    public Ended with(int expected) {
        if (code != expected) {
            throw new AssertionError("ended with " + code + ", not " + expected + ": " + this);
        }
        return this;
    }

    /** The one JSON object on standard output. */
    public JsonNode json() {
        return parse(out);
    }

    /** The error on standard error, where {@code --json} was given. */
    public JsonNode error() {
        JsonNode last = parse(err.lines().reduce((_, line) -> line).orElse(""));
        return last.path("error");
    }

    private JsonNode parse(String text) {
        try {
            return ApiJson.read(text.getBytes(StandardCharsets.UTF_8), JsonNode.class);
        } catch (JacksonException e) {
            throw new AssertionError("no JSON (" + e.getOriginalMessage() + "): " + this, e);
        }
    }

    @Override
    public String toString() {
        return String.join(" ", command) + "\nexit code " + code + " after " + took.toMillis() + " ms\n--- out\n" + out
                + "--- err\n" + err;
    }
}
