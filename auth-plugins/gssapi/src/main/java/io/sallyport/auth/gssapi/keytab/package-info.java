/** The service's keys: the file that holds them, read without a library and read again when it changes. */
@NullMarked
package io.sallyport.auth.gssapi.keytab;

import org.jspecify.annotations.NullMarked;
