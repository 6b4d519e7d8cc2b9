/** {@code sallyport krb5 doctor}: tells an operator why Kerberos would not work before a client does. */
@NullMarked
package io.sallyport.auth.gssapi.doctor;

import org.jspecify.annotations.NullMarked;
