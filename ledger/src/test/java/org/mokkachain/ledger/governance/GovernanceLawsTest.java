package org.mokkachain.ledger.governance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mokkachain.ledger.chain.BlockVerdict;
import org.mokkachain.ledger.chain.CommitBatch;
import org.mokkachain.ledger.fixture.Party;
import org.mokkachain.ledger.fixture.TestNetwork;
import org.mokkachain.ledger.state.governance.Docket;
import org.mokkachain.types.block.ClockRule;
import org.mokkachain.types.certificate.ValidatorSet;
import org.mokkachain.types.governance.AccountSubject;
import org.mokkachain.types.governance.AddValidator;
import org.mokkachain.types.governance.Change;
import org.mokkachain.types.governance.Parameter;
import org.mokkachain.types.governance.Permission;
import org.mokkachain.types.governance.RemoveValidator;
import org.mokkachain.types.governance.SetParameter;
import org.mokkachain.types.governance.SetPermission;
import org.mokkachain.types.transaction.ApproveChange;
import org.mokkachain.types.transaction.Operation;
import org.mokkachain.types.transaction.ProposeChange;
import org.mokkachain.types.transaction.ReportEvidence;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.transaction.WithdrawChange;
import org.mokkachain.types.value.Bytes;

/** What holds whatever operators and strangers do. */
class GovernanceLawsTest {
    private static final int BLOCKS = 150;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void everyHistoryIsTheSameOnTwoMachinesAndLeavesSomebodyInCharge(long seed) {
        Random random = new Random(seed);
        TestNetwork network = new TestNetwork(3, 3);
        Assembly one = new Assembly(network);
        Assembly other = new Assembly(network);
        int epochs = 0;
        for (int i = 0; i < BLOCKS; i++) {
            ValidatorSet before = one.validators();
            CommitBatch batch = one.commit(some(random, one));
            assertThat(other.chain().check(batch.block(), new ClockRule.Waived())).as("seed %d", seed)
                    .isInstanceOf(BlockVerdict.Valid.class);
            TestNetwork.commit(other.chain(), batch.block());
            assertThat(batch.block().header().endsEpoch()).isEqualTo(!before.equals(one.validators()));
            assertThat(one.governance().membership().validators()).isEqualTo(one.validators());
            assertThat(one.governance().membership().epoch()).isEqualTo(one.epoch());
            assertThat(one.governance().docket().open()).hasSizeLessThanOrEqualTo(Docket.MAX_OPEN);
            assertThat(other.governance()).as("seed %d", seed).isEqualTo(one.governance());
            epochs += batch.block().header().endsEpoch() ? 1 : 0;
        }
        assertThat(epochs).as("changes of the set, seed %d", seed).isPositive();
    }

    private static List<Transaction> some(Random random, Assembly assembly) {
        List<Transaction> transactions = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            boolean stranger = random.nextInt(20) == 0;
            Party from = stranger ? assembly.network.party(random.nextInt(3)) : assembly.operator(random.nextInt(4));
            transactions.add(assembly.sends(from, operation(random, assembly)));
        }
        return transactions;
    }

    private static Operation operation(Random random, Assembly assembly) {
        long number = Math.max(1, assembly.governance().docket().next() - 1 - random.nextInt(3));
        boolean any = assembly.governance().docket().next() > 1;
        return switch (random.nextInt(any ? 8 : 1)) {
            case 0, 1 -> new ProposeChange(change(random, assembly), random.nextBoolean() ? 0 : 10);
            case 2 -> new WithdrawChange(number);
            case 3 -> new ReportEvidence(
                    assembly.operator(random.nextInt(4)).key(), Bytes.of((byte) random.nextInt(3)));
            default -> new ApproveChange(number, assembly.proposal(number).change().hash());
        };
    }

    private static Change change(Random random, Assembly assembly) {
        int who = random.nextInt(4);
        Party operator = assembly.operator(who);
        return switch (random.nextInt(4)) {
            case 0 -> new RemoveValidator(operator.key());
            case 1, 2 -> new AddValidator("validator-" + who, operator.key(), operator.address(), "h:1");
            default -> random.nextBoolean()
                    ? new SetPermission(new AccountSubject(assembly.network.party(2).address()), Permission.DENIED)
                    : new SetParameter(Parameter.MAX_BLOCK_TRANSACTIONS, 3 + random.nextInt(9), 0);
        };
    }
}
