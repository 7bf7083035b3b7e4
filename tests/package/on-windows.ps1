# Installs, starts, updates and removes the real program on a real Windows, for the user who runs this. It ends at the first
# thing that is not as it should be. Needs out-before\ (a version before) and out\ (this one), as release.yml makes them.
param([switch]$MustBeSigned)
$ErrorActionPreference = 'Stop'

$before = (Get-Item 'out-before\*-setup.exe').FullName
$now = (Get-Item 'out\*-setup.exe').FullName
$version = (Get-Content 'package.json' -Raw | ConvertFrom-Json).version
$folder = Join-Path $env:LOCALAPPDATA 'Programs\Phần mềm Sổ Ngoại vụ'
$program = Join-Path $folder 'so-ngoai-vu.exe'
$key = 'HKCU:\Software\Microsoft\Windows\CurrentVersion\Uninstall\vn.gov.langson.songoaivu'
$data = Join-Path $env:LOCALAPPDATA 'so-ngoai-vu'
$menu = [Environment]::GetFolderPath('Programs')
$shortcut = 'Sổ Ngoại vụ.lnk'

function Assert([bool]$is, [string]$what) {
  if (-not $is) { throw "Not so: $what" }
  Write-Output "ok: $what"
}
# The code that a program ends with, once all that it started has ended.
function Invoke-Quietly([string]$file, [string]$words) {
  (Start-Process -FilePath $file -ArgumentList $words -Wait -PassThru).ExitCode
}
function Wait-Until([scriptblock]$is, [string]$what) {
  for ($tried = 0; $tried -lt 240; $tried++) {
    if (& $is) { return Assert $true $what }
    Start-Sleep -Milliseconds 250
  }
  Assert $false $what
}
# The program with its window on the screen.
function Start-Program {
  $started = Start-Process -FilePath $program -PassThru
  Wait-Until { $started.Refresh(); $started.MainWindowHandle -ne 0 } 'the program shows its window' | Out-Host
  $started
}

# What was made
foreach ($line in Get-Content 'out\SHA256SUMS') {
  $sum, $name = $line -split '  ', 2
  Assert ((Get-FileHash "out\$name" -Algorithm SHA256).Hash -eq $sum) "the sum of $name"
}
$signed = $MustBeSigned -or (Get-AuthenticodeSignature $now).Status -ne 'NotSigned'
if ($signed) { Assert ((Get-AuthenticodeSignature $now).Status -eq 'Valid') 'the installer is signed' }

# A first installation into a chosen folder
New-Item -ItemType Directory -Force $data | Out-Null
Set-Content (Join-Path $data 'kept.txt') 'data'
Assert ((Invoke-Quietly $before "/S /D=$folder") -eq 0) 'a first installation'
Set-Content (Join-Path $folder 'notes.txt') 'of a user'
Assert ((Get-ItemPropertyValue $key 'DisplayVersion') -eq '0.0.1') 'Windows knows the version'
$inMenu = (New-Object -ComObject Shell.Application).NameSpace($menu).ParseName($shortcut)
Assert ($inMenu.ExtendedProperty('System.AppUserModel.ID') -eq 'vn.gov.langson.songoaivu') 'notifications find the shortcut'

# Refused while it runs; waits for it while it ends
$running = Start-Program
Assert ((Invoke-Quietly $now '/S /WAIT=1') -eq 11) 'refused while the program runs'
$running.CloseMainWindow() | Out-Null
Assert ((Invoke-Quietly $now '/S /WAIT=120') -eq 0) 'an update that waits for the program to end'
Assert ((Get-ItemPropertyValue $key 'DisplayVersion') -eq $version) 'Windows knows the new version'
Assert ((Get-Item $program).VersionInfo.FileVersion -eq $version) 'the program is the new one'
Assert ((Invoke-Quietly $before '/S') -eq 12) 'an older version is refused'
if ($signed) {
  foreach ($file in Get-ChildItem $folder -Recurse -Include '*.exe', '*.dll', '*.node') {
    Assert ((Get-AuthenticodeSignature $file).Status -eq 'Valid') "$($file.Name) is signed"
  }
}

# The new one runs, and does not with an archive that was changed
$running = Start-Program
$running.CloseMainWindow() | Out-Null
Assert ($running.WaitForExit(120000)) 'the program ends when its window is closed'
$archive = Join-Path $folder 'resources\app.asar'
$bytes = [IO.File]::ReadAllBytes($archive)
$whole = $bytes.Clone()
$bytes[64] = $bytes[64] -bxor 1
[IO.File]::WriteAllBytes($archive, $bytes)
$changed = Start-Process -FilePath $program -PassThru
Assert ($changed.WaitForExit(120000) -and $changed.ExitCode -ne 0) 'a changed archive is refused'
[IO.File]::WriteAllBytes($archive, $whole)

# Taken away
Assert ((Invoke-Quietly (Join-Path $folder 'uninstall.exe') '/S') -eq 0) 'uninstalled'
Wait-Until { -not (Test-Path $key) } 'Windows knows it no more'
Assert ((@(Get-ChildItem $folder -Recurse -File).Name -join ', ') -eq 'notes.txt') 'the file of another stays, and nothing else'
Assert ((Get-Content (Join-Path $data 'kept.txt')) -eq 'data') 'the data stay'
Assert (-not (Test-Path (Join-Path $menu $shortcut))) 'no shortcut is left'
