package io.sallyport.auth.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.BindResult;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.controls.PasswordExpiredControl;
import com.unboundid.ldap.sdk.experimental.DraftBeheraLDAPPasswordPolicy10ErrorType;
import com.unboundid.ldap.sdk.experimental.DraftBeheraLDAPPasswordPolicy10ResponseControl;
import com.unboundid.ldap.sdk.experimental.DraftBeheraLDAPPasswordPolicy10WarningType;
import io.sallyport.core.spi.auth.Fault;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AccountStateTest {
    @ParameterizedTest
    @CsvSource({
        "51f, directory-error",
        "525, unknown-user",
        "52e, bad-password",
        "52E, bad-password",
        "52f, account-restricted",
        "530, outside-logon-hours",
        "531, workstation-not-permitted",
        "532, password-expired",
        "533, account-disabled",
        "701, account-expired",
        "773, password-must-change",
        "775, account-locked",
        "999, bad-password"
    })
    void readsTheCodesOfActiveDirectory(String code, String reason) {
        String message =
                "80090308: LdapErr: DSID-0C0903A9, comment: AcceptSecurityContext error, data " + code + ", v1db1";

        assertThat(reason(answer(ResultCode.INVALID_CREDENTIALS, message))).contains(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "PASSWORD_EXPIRED, password-expired",
        "ACCOUNT_LOCKED, account-locked",
        "CHANGE_AFTER_RESET, password-must-change",
        "PASSWORD_TOO_SHORT, account-restricted"
    })
    void readsThePolicyControlOfARefusal(DraftBeheraLDAPPasswordPolicy10ErrorType error, String reason) {
        assertThat(reason(answer(ResultCode.INVALID_CREDENTIALS, "", policy(error))))
                .contains(reason);
    }

    @ParameterizedTest
    @EnumSource(DraftBeheraLDAPPasswordPolicy10ErrorType.class)
    void refusesSuccessWithAnyErrorOfThePolicy(DraftBeheraLDAPPasswordPolicy10ErrorType error) {
        assertThat(reason(answer(ResultCode.SUCCESS, "", policy(error)))).isPresent();
    }

    @Test
    void acceptsSuccessWithAWarning() {
        Control warning = new DraftBeheraLDAPPasswordPolicy10ResponseControl(
                DraftBeheraLDAPPasswordPolicy10WarningType.TIME_BEFORE_EXPIRATION, 60, null);

        assertThat(reason(answer(ResultCode.SUCCESS, "", warning))).isEmpty();
    }

    @Test
    void refusesSuccessWithAPolicyControlThatCannotBeRead() {
        Control broken = new Control("1.3.6.1.4.1.42.2.27.8.5.1", false, new ASN1OctetString("broken"));

        assertThat(reason(answer(ResultCode.SUCCESS, "", broken))).contains("directory-error");
    }

    @Test
    void refusesSuccessWithAnExpiredPassword() {
        assertThat(reason(answer(ResultCode.SUCCESS, "", new PasswordExpiredControl())))
                .contains("password-must-change");
    }

    @Test
    void acceptsSuccessOnly() {
        assertThat(reason(answer(ResultCode.SUCCESS, ""))).isEmpty();
        assertThat(reason(answer(ResultCode.SASL_BIND_IN_PROGRESS, ""))).contains("directory-error");
        assertThat(reason(answer(ResultCode.OTHER, ""))).contains("directory-error");
        assertThat(reason(answer(ResultCode.UNWILLING_TO_PERFORM, ""))).contains("directory-unwilling");
        assertThat(reason(answer(ResultCode.STRONG_AUTH_REQUIRED, ""))).contains("directory-demands-protection");
        assertThat(reason(answer(ResultCode.INVALID_CREDENTIALS, "data 775 of a user")))
                .contains("account-locked");
    }

    /** What is the directory's doing must not have clients kept out. */
    @ParameterizedTest
    @CsvSource({
        "OPERATIONS_ERROR, '', GATEWAY",
        "OTHER, '', GATEWAY",
        "ADMIN_LIMIT_EXCEEDED, '', GATEWAY",
        "UNWILLING_TO_PERFORM, '', GATEWAY",
        "INVALID_CREDENTIALS, 'AcceptSecurityContext error, data 51f, v1db1', GATEWAY",
        "INVALID_CREDENTIALS, 'AcceptSecurityContext error, data 775, v1db1', GATEWAY",
        "INVALID_CREDENTIALS, 'AcceptSecurityContext error, data 52e, v1db1', CLIENT",
        "INVALID_CREDENTIALS, '', CLIENT",
        "NO_SUCH_OBJECT, '', CLIENT"
    })
    void saysWhoseFaultItIs(String code, String message, Fault fault) throws ReflectiveOperationException {
        ResultCode result = (ResultCode) ResultCode.class.getField(code).get(null);

        assertThat(AccountState.refusal(answer(result, message)).map(Reasons::fault))
                .contains(fault);
    }

    @Test
    void anEntryWithoutANameIsNotForNothing() {
        assertThat(Reasons.fault(Reasons.NO_NAME)).isEqualTo(Fault.UNKNOWN);
    }

    private static Control policy(DraftBeheraLDAPPasswordPolicy10ErrorType error) {
        return new DraftBeheraLDAPPasswordPolicy10ResponseControl(null, -1, error);
    }

    private static BindResult answer(ResultCode code, String message, Control... controls) {
        return new BindResult(1, code, message, null, null, controls);
    }

    private static Optional<String> reason(BindResult answer) {
        return AccountState.refusal(answer).map(reason -> reason.code());
    }
}
