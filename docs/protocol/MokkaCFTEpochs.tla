--------------------------- MODULE MokkaCFTEpochs ---------------------------
(* CFT mode across a change of the validator set; see MokkaBFTEpochs for what is left   *)
(* out and MokkaCFT for one epoch. Nobody lies: a leader proposes one block per slot,   *)
(* adds to an epoch's end only in a later term, and has one base.                       *)
(* A block is named by its chain, a sequence of <<epoch, term, kind>>.                  *)
EXTENDS Integers, Sequences, FiniteSets, TLC
CONSTANTS Old, New, Q, OldTerms, NewTerms,
          OldKinds,      \* what a leader may decide before the end of epoch 0: subset of {"tx", "change"}
          ChangeBy,      \* height up to which epoch 0 has blocks other than those after its end
          MaxHeight, None,
          Mutation       \* "none", or the name of a broken variant
VARIABLES epoch, term, prep, tv, base
vars == <<epoch, term, prep, tv, base>>

Nodes == Old \cup New
Epochs == {0, 1}
Members(e) == IF e = 0 THEN Old ELSE New
Terms(e) == 2..(IF e = 0 THEN OldTerms ELSE NewTerms)

\* ---- blocks
Last(b) == b[Len(b)]
Prefix(a, b) == Len(a) <= Len(b) /\ SubSeq(b, 1, Len(a)) = a
Ends(b) == \E i \in 1..Len(b) : b[i][3] = "change"
Cut(b) == IF Ends(b) THEN SubSeq(b, 1, CHOOSE i \in 1..Len(b) : b[i][3] = "change") ELSE b
TxAfterEnd(b) == \E i \in (Len(Cut(b)) + 1)..Len(b) : b[i][1] = 0 /\ b[i][3] = "tx"
TermIn(e, b) == IF b = <<>> \/ (e = 1 /\ Last(b)[3] = "change") THEN 0 ELSE Last(b)[2]
LE(e, a, b) == \/ TermIn(e, a) < TermIn(e, b)
               \/ TermIn(e, a) = TermIn(e, b) /\ Len(a) <= Len(b)
Highest(e, S) == CHOOSE b \in S : \A a \in S : LE(e, a, b)

\* ---- certificates: one phase; a vote counts in its own epoch
Blocks == {v[2] : v \in prep}
Counts(e, b) == Last(b)[1] = e \/ (Mutation = "NoEpoch" /\ (e = 0 \/ Cut(b) # b))
Committed(e) == {b \in Blocks : Counts(e, b) /\ Cardinality({r \in Members(e) : <<r, b>> \in prep}) >= Q}

\* ---- the ledger: epoch 0 ends at the change, whichever certificate proved it
Kept(b) == CASE Mutation = "EndAtCertified" -> b
             [] Mutation = "CountAll" /\ TxAfterEnd(b) -> b
             [] OTHER -> Cut(b)
Ledger == {Kept(b) : b \in Committed(0)} \cup Committed(1)
Roots == {Kept(b) : b \in {c \in IF Mutation = "EnterOnBlock" THEN Blocks ELSE Committed(0) : Ends(c)}}
RootsOf(e) == IF e = 0 THEN {<<>>} ELSE Roots

NoneYet(e) == [t \in Terms(e) |-> None]
Init == /\ epoch = [r \in Nodes |-> 0] /\ term = [r \in Nodes |-> 1] /\ prep = {}
        /\ tv = [e \in Epochs |-> [r \in Members(e) |-> NoneYet(e)]]
        /\ base = [e \in Epochs |-> NoneYet(e)]

\* r may sign in epoch e: it never goes back, and forwards only with a root
MaySign(r, e) == r \in Members(e) /\ epoch[r] <= e /\ RootsOf(e) # {}
Term(r, e) == IF epoch[r] = e THEN term[r] ELSE 1
Sign(r, e, t) == epoch' = [epoch EXCEPT ![r] = e] /\ term' = [term EXCEPT ![r] = t]
Accepted(r, e) == {v[2] : v \in {x \in prep : x[1] = r /\ Last(x[2])[1] = e}}

EnterTerm(r, e, t) ==
   /\ MaySign(r, e) /\ Term(r, e) < t
   /\ LET known == IF Mutation = "ReportQC" THEN Accepted(r, e) \cap Committed(e) ELSE Accepted(r, e) IN
      tv' = [tv EXCEPT ![e][r][t] = Highest(e, known \cup RootsOf(e))]
   /\ Sign(r, e, t) /\ UNCHANGED <<prep, base>>

Elect(e, t) ==
   /\ base[e][t] = None
   /\ \E S \in SUBSET {r \in Members(e) : tv[e][r][t] # None} :
        Cardinality(S) >= Q /\ base' = [base EXCEPT ![e][t] = Highest(e, {tv[e][r][t] : r \in S})]
   /\ UNCHANGED <<epoch, term, prep, tv>>

Kinds(e, t, p) == IF e = 1 THEN {"tx"}
                  ELSE IF ~Ends(p) THEN IF Len(p) < ChangeBy THEN OldKinds ELSE {}
                  ELSE IF TermIn(e, p) = t THEN {}
                  ELSE IF Mutation \in {"NoV6", "CountAll"} THEN {"tx"} ELSE {"empty"}     \* V6

Accept(r, e) ==
   LET t == Term(r, e)
       own == {b \in Accepted(r, e) : Last(b)[2] = t}
       bases == IF t = 1 THEN RootsOf(e) ELSE {base[e][t]} \ {None} IN
   /\ MaySign(r, e)
   /\ \E p \in bases \cup own \cup Committed(e) :
        /\ \/ own = {} /\ p \in bases                                                      \* V3
           \/ TermIn(e, p) = t
        /\ Len(p) < MaxHeight /\ \A b \in own : Len(b) <= Len(p)                           \* V4
        /\ \E k \in Kinds(e, t, p) :
             LET new == Append(p, <<e, t, k>>) IN
             /\ \A b \in Blocks : Len(b) = Len(new) /\ Last(b)[1] = e /\ Last(b)[2] = t => b = new
             /\ prep' = prep \cup {<<r, new>>}
   /\ Sign(r, e, t) /\ UNCHANGED <<tv, base>>

Next == \E e \in Epochs : \/ \E t \in Terms(e) : Elect(e, t)
                          \/ \E r \in Nodes : Accept(r, e) \/ \E t \in Terms(e) : EnterTerm(r, e, t)
Spec == Init /\ [][Next]_vars

\* ---- what must hold
Agreement == \A a, b \in Ledger : Prefix(a, b) \/ Prefix(b, a)
OneRoot == \A a, b \in Roots : a = b
NothingAboveEnd == \A b \in Ledger : Last(b)[1] = 0 => b = Cut(b)
NothingLost == \A b \in Committed(0) : ~TxAfterEnd(b)
Sym == Permutations(Old \cap New) \cup Permutations(Old \ New) \cup Permutations(New \ Old)
=============================================================================
