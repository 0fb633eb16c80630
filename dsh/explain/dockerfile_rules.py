"""Every rule on Dockerfiles. A new one is a function here or in a module of its own, and a name in RULES."""

from dsh.explain import dockerfile_rules_bases as bases
from dsh.explain import dockerfile_rules_copies as copies
from dsh.explain import dockerfile_rules_form as form
from dsh.explain import dockerfile_rules_starts as starts
from dsh.explain import dockerfile_rules_variables as variables
from dsh.explain.dockerfile_sight import Rule

RULES: tuple[Rule, ...] = (
    form.no_from,
    form.before_from,
    form.unknown_instruction,
    form.empty_instruction,
    form.old_instruction,
    form.unknown_flag,
    form.heredoc,
    form.needs_buildkit,
    form.empty_continuation,
    form.onbuild_forbidden,
    form.shell_json,
    bases.bad_from,
    bases.latest,
    bases.dead,
    bases.duplicate_stage,
    bases.unknown_stage,
    variables.lost_argument,
    variables.unset_in_from,
    variables.secret,
    variables.legacy_env,
    starts.overridden,
    starts.shell_form,
    starts.entrypoint_drops_cmd,
    starts.cmd_in_shell_after_entrypoint,
    starts.arguments_without_program,
    starts.single_quotes,
    starts.user,
    starts.expose,
    starts.volume,
    copies.too_few,
    copies.many,
    copies.add_like_copy,
    copies.url,
    copies.outside,
    copies.secret_file,
    copies.all_first,
    copies.relative_workdir,
    copies.chmod_later,
)
