package org.mokkachain.types.value;

/**
 * A quantity of one asset in its base units, 0 to {@link Long#MAX_VALUE}. Arithmetic is checked: overflow and results
 * below zero throw {@link ArithmeticException}, they never wrap.
 */
public record Amount(long units) implements Comparable<Amount> {
    public static final Amount ZERO = new Amount(0);

    public Amount {
        if (units < 0) {
            throw new IllegalArgumentException("an amount must not be negative, got " + units);
        }
    }

    public static Amount of(long units) {
        return units == 0 ? ZERO : new Amount(units);
    }

    public Amount plus(Amount other) {
        return new Amount(Math.addExact(units, other.units));
    }

    public Amount minus(Amount other) {
        if (other.units > units) {
            throw new ArithmeticException(units + " - " + other.units + " is below zero");
        }
        return new Amount(units - other.units);
    }

    public boolean isZero() {
        return units == 0;
    }

    @Override
    public int compareTo(Amount other) {
        return Long.compare(units, other.units);
    }

    @Override
    public String toString() {
        return Long.toString(units);
    }
}
