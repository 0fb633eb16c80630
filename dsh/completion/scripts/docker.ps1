# Completion of docker, podman, docker-compose and dsh for PowerShell. @MARK@
# Written from the same tables as those of bash, zsh and fish, but untested.

$script:DshExe = @EXE@
$script:DshText = @TABLES@
$script:DshTables = $null

Register-ArgumentCompleter -Native -CommandName docker, podman, docker-compose, dsh -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    if ($null -eq $script:DshTables) { $script:DshTables = $script:DshText | ConvertFrom-Json }
    $words = @($commandAst.CommandElements | Where-Object { $_.Extent.EndOffset -lt $cursorPosition } |
        ForEach-Object { $_.ToString().Trim('"', "'") })
    $path = switch -Wildcard ($words[0]) { '*dsh' { 'dsh' } '*docker-compose' { 'docker compose' } default { 'docker' } }
    $table = $script:DshTables.commands.$path
    $expect = $null; $count = 0; $after = $false
    foreach ($word in ($words | Select-Object -Skip 1)) {
        if ($expect) { $expect = $null; continue }
        if (-not $after -and $word -like '-?*') {
            if ($word -notlike '*=*') {
                $name = if ($word -like '--*') { $word } else { '-' + $word[-1] }
                $kind = $table.valued.$name
                if ($kind -and -not $kind.StartsWith('?')) { $expect = $kind }
            }
        } elseif ($table.subs.Count -gt 0 -and $count -eq 0) {
            $path = "$path $word"
            $table = $script:DshTables.commands.$path
            if ($null -eq $table) { return }
        } else {
            $count++
            if ($table.stops) { $after = $true }
        }
    }
    $found = @()
    if (-not $expect -and -not $after -and $wordToComplete -like '-*') {
        $found = $table.flags
    } elseif (-not $expect -and -not $after -and $table.subs.Count -gt 0) {
        $found = $table.subs
    } else {
        if (-not $expect -and $table.args.Count -gt 0) {
            $expect = $table.args[[Math]::Min($count, $table.args.Count - 1)]
        }
        foreach ($source in ("$expect".TrimStart('?') -split ',')) {
            if ($source -match '^v\d+$') {
                $found += $script:DshTables.values.$source
            } elseif ($source -match '^[a-z]+$' -and $source -notin 'file', 'dir', 'ask', 'line') {
                $found += & $script:DshExe complete $source 2>$null | ForEach-Object { , ($_ -split "`t", 2) }
            }
        }
    }
    foreach ($pair in $found) {
        if ($pair[0] -like "$wordToComplete*") {
            $says = if ($pair[1]) { $pair[1] } else { $pair[0] }
            [System.Management.Automation.CompletionResult]::new($pair[0], $pair[0], 'ParameterValue', $says)
        }
    }
}
