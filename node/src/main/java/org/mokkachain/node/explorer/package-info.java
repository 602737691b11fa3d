/**
 * The files of the explorer: its frame and modules, which come with the program, and the libraries they import, which
 * come as WebJars. Nothing here knows HTTP or the chain: the pages ask the API of the node for what they show.
 */
@NullMarked
package org.mokkachain.node.explorer;

import org.jspecify.annotations.NullMarked;
