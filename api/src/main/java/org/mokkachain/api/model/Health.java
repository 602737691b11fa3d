package org.mokkachain.api.model;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import java.util.List;

/**
 * Answer of {@code /livez} and {@code /readyz}.
 *
 * @param reasons why not, in words; empty if {@code ok}
 */
@JsonClassDescription("Health with reasons")
public record Health(boolean ok, List<String> reasons) {
    public static final Health OK = new Health(true, List.of());

    public Health {
        reasons = List.copyOf(reasons);
    }

    public static Health notBecause(String reason) {
        return new Health(false, List.of(reason));
    }
}
