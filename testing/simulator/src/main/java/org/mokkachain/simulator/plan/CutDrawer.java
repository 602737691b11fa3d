package org.mokkachain.simulator.plan;

import java.util.ArrayList;
import java.util.List;
import org.mokkachain.simkit.chance.Chance;

/** Draws partitions of every shape. */
final class CutDrawer {
    private final int n;
    private final Chance chance;
    private final List<Fault.Link> links = new ArrayList<>();

    CutDrawer(int n, Chance chance) {
        this.n = n;
        this.chance = chance;
    }

    Fault.Cut draw(long at, long length) {
        String shape =
                switch (chance.below(7)) {
                    case 0 -> halves();
                    case 1 -> isolate();
                    case 2 -> ring();
                    case 3 -> oneWay();
                    case 4 -> deaf();
                    case 5 -> bridge();
                    default -> mesh();
                };
        return new Fault.Cut(at, length, shape, links);
    }

    private void both(int a, int b) {
        links.add(new Fault.Link(a, b));
        links.add(new Fault.Link(b, a));
    }

    private String halves() {
        List<Integer> order = chance.order(n);
        int size = 1 + chance.below(Math.max(1, n - 1));
        for (int i = 0; i < size; i++) {
            for (int j = size; j < n; j++) {
                both(order.get(i), order.get(j));
            }
        }
        return "halves";
    }

    private String isolate() {
        int alone = chance.below(n);
        for (int other = 0; other < n; other++) {
            if (other != alone) {
                both(alone, other);
            }
        }
        return "isolated " + alone;
    }

    /** Everybody talks to two neighbours only. */
    private String ring() {
        List<Integer> order = chance.order(n);
        for (int i = 0; i < n; i++) {
            for (int j = i + 2; j < n; j++) {
                if (i != 0 || j != n - 1) {
                    both(order.get(i), order.get(j));
                }
            }
        }
        return "ring";
    }

    private String oneWay() {
        List<Integer> order = chance.order(n);
        int size = 1 + chance.below(Math.max(1, n - 1));
        for (int i = 0; i < size; i++) {
            for (int j = size; j < n; j++) {
                links.add(new Fault.Link(order.get(i), order.get(j)));
            }
        }
        return "one way";
    }

    /** One node can send but hears nothing, or the other way round. */
    private String deaf() {
        int alone = chance.below(n);
        boolean deaf = chance.hits(0.5);
        for (int other = 0; other < n; other++) {
            if (other != alone) {
                links.add(deaf ? new Fault.Link(other, alone) : new Fault.Link(alone, other));
            }
        }
        return (deaf ? "deaf " : "mute ") + alone;
    }

    /** Two halves that only one node can reach both of. */
    private String bridge() {
        List<Integer> order = chance.order(n);
        int middle = Math.max(1, n / 2);
        for (int i = 1; i < middle; i++) {
            for (int j = middle; j < n; j++) {
                both(order.get(i), order.get(j));
            }
        }
        return "bridge over " + order.get(0);
    }

    private String mesh() {
        for (int a = 0; a < n; a++) {
            for (int b = 0; b < n; b++) {
                if (a != b && chance.hits(0.3)) {
                    links.add(new Fault.Link(a, b));
                }
            }
        }
        return "mesh";
    }
}
