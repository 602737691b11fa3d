package org.mokkachain.ledger.state.governance;

import java.util.ArrayList;
import java.util.List;
import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.genesis.Genesis;
import org.mokkachain.types.genesis.GenesisGovernance;
import org.mokkachain.types.genesis.Limits;
import org.mokkachain.types.governance.Parameter;
import org.mokkachain.types.governance.SetParameter;
import org.mokkachain.types.value.Amount;

/**
 * Every parameter, now and to come. What is scheduled takes effect by height alone: nothing has to be written when it
 * does, so that a block without transactions changes nothing.
 *
 * @param settled one value for each parameter, in the order of codes
 * @param scheduled at most {@value #MAX_SCHEDULED}, by height; of equal heights the later decision last
 */
public record ParameterTable(List<Long> settled, List<Scheduled> scheduled) {
    public static final int MAX_SCHEDULED = 64;

    private static final List<Parameter> ALL = List.of(Parameter.values());

    public ParameterTable {
        settled = List.copyOf(settled);
        scheduled = List.copyOf(scheduled);
        if (settled.size() != ALL.size() || scheduled.size() > MAX_SCHEDULED) {
            throw new IllegalArgumentException("a value for each parameter, and at most " + MAX_SCHEDULED + " to come");
        }
        for (int i = 0; i < ALL.size(); i++) {
            ALL.get(i).requireInRange(settled.get(i));
        }
        for (int i = 1; i < scheduled.size(); i++) {
            if (scheduled.get(i - 1).height() > scheduled.get(i).height()) {
                throw new IllegalArgumentException("scheduled values must ascend by height");
            }
        }
    }

    /** What a network starts from. */
    public static ParameterTable of(Genesis genesis) {
        Limits limits = genesis.limits();
        GenesisGovernance governance = genesis.governance();
        List<Long> values = ALL.stream()
                .map(parameter -> switch (parameter) {
                    case MAX_BLOCK_TRANSACTIONS -> (long) limits.maxBlockTransactions();
                    case MAX_BLOCK_BYTES -> (long) limits.maxBlockBytes();
                    case MAX_TRANSACTION_BYTES -> (long) limits.maxTransactionBytes();
                    case MIN_FEE -> limits.minFee().units();
                    case PROPOSAL_LIFETIME -> governance.proposalLifetime();
                    case ACCOUNT_ALLOW_LIST -> governance.accountAllowList() ? 1L : 0L;
                    case NODE_ALLOW_LIST -> governance.nodeAllowList() ? 1L : 0L;
                })
                .toList();
        return new ParameterTable(values, List.of());
    }

    /** The value for the block at {@code height}, which must not be below that of the last change. */
    public long at(Parameter parameter, long height) {
        long value = settled.get(parameter.code() - 1);
        for (Scheduled next : scheduled) {
            if (next.height() <= height && next.parameter() == parameter) {
                value = next.value();
            }
        }
        return value;
    }

    /** All values for the block at {@code height}. */
    public Parameters at(long height) {
        Limits limits = new Limits(
                Math.toIntExact(at(Parameter.MAX_BLOCK_BYTES, height)),
                Math.toIntExact(at(Parameter.MAX_BLOCK_TRANSACTIONS, height)),
                Math.toIntExact(at(Parameter.MAX_TRANSACTION_BYTES, height)),
                Amount.of(at(Parameter.MIN_FEE, height)));
        return new Parameters(
                limits,
                at(Parameter.PROPOSAL_LIFETIME, height),
                at(Parameter.ACCOUNT_ALLOW_LIST, height) == 1,
                at(Parameter.NODE_ALLOW_LIST, height) == 1);
    }

    /** Whether one more can be scheduled in the block at {@code height}. */
    public boolean hasRoom(long height) {
        return scheduled.stream().filter(next -> next.height() > height).count() < MAX_SCHEDULED;
    }

    /**
     * The table after the block at {@code height} decided {@code change}.
     *
     * @param change with an activation height above {@code height}, or 0 for the next block
     */
    public ParameterTable after(SetParameter change, long height) {
        List<Long> values = ALL.stream().map(parameter -> at(parameter, height)).toList();
        Scheduled added = new Scheduled(
                change.parameter(), change.value(), Math.max(change.activationHeight(), height + 1));
        List<Scheduled> next = new ArrayList<>();
        for (Scheduled known : scheduled) {
            boolean replaced = known.parameter() == added.parameter() && known.height() == added.height();
            if (known.height() > height && !replaced) {
                next.add(known);
            }
        }
        int place = 0;
        while (place < next.size() && next.get(place).height() <= added.height()) {
            place++;
        }
        next.add(place, added);
        return new ParameterTable(values, next);
    }

    public void encode(Encoder out) {
        settled.forEach(out::u64);
        out.list(scheduled, (o, next) -> next.encode(o));
    }

    public static ParameterTable decode(Decoder in) throws DecodingException {
        List<Long> settled = new ArrayList<>();
        for (int i = 0; i < ALL.size(); i++) {
            settled.add(in.u64());
        }
        return new ParameterTable(settled, in.list(MAX_SCHEDULED, Scheduled::decode));
    }
}
