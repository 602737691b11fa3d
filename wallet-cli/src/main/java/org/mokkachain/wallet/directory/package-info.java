/** The wallet's directory beside the keys: which network it belongs to, contacts, defaults, history. */
@NullMarked
package org.mokkachain.wallet.directory;

import org.jspecify.annotations.NullMarked;
