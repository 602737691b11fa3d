/**
 * Receipt files: proofs as JSON that a person can read and that nobody has to believe. Begin with
 * {@link org.mokkachain.api.receipt.ReceiptVerifier}.
 */
@NullMarked
package org.mokkachain.api.receipt;

import org.jspecify.annotations.NullMarked;
